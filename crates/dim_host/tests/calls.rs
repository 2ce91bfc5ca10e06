//! What a module and its host tell each other.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod bench;

use std::time::{Duration, Instant};

use argus_dim_host::{Call, Heard, Level, Limit, Outcome, Warm};
use bench::{Bench, listen, on_case};
use futures::future::join_all;
use serde_json::{Value, json};

#[tokio::test]
async fn a_module_logs_reports_changes_and_answers() {
    let bench = Bench::doing(
        "for case in call.objects:\n\
         \x20   case['title'] = case['title'].upper()\n\
         \x20   case['tags'].append('loud')\n\
         call.add('note', title='Seen', text='é\\ud800')\n\
         call.log.info('%s is done', call.objects[0]['id'])\n\
         call.progress(1, 2); call.progress(2, 2)\n\
         print('printed')\n\
         return {'twice': call.ask('twice', of=21), 'settings': call.settings}",
    );
    let case = json!({"type": "case", "id": 7, "title": "quiet", "tags": []});
    let (outcome, said) = bench.created(vec![case]).await;
    assert_eq!(outcome, Outcome::Succeeded { result: json!({"twice": 42, "settings": {}}) });
    assert_eq!(
        said.changes,
        [
            json!({"op": "add", "type": "note", "fields": {"title": "Seen", "text": "é?"}}),
            json!({"op": "set", "object": 0, "type": "case", "id": 7, "fields": [
                {"field": "tags", "before": [], "after": ["loud"]},
                {"field": "title", "before": "quiet", "after": "QUIET"},
            ]}),
        ]
    );
    assert!(said.log.contains(&(Level::Info, "7 is done".to_owned())));
    assert!(said.log.contains(&(Level::Output, "printed".to_owned())));
    assert_eq!(said.progress.last(), Some(&(2, Some(2))));
    bench.nothing_is_left();
}

#[tokio::test]
async fn a_module_says_in_its_own_way_how_it_went() {
    let source = "from argus_dim import Refused, TryLater\n".to_owned()
        + &on_case(
            "kind = call.objects[0]['kind']\n\
             if kind == 'refuse': raise Refused('not today')\n\
             if kind == 'later': raise TryLater('busy', after=30)\n\
             if kind == 'exit': raise SystemExit(3)\n\
             if kind == 'question': call.ask('nonsense')\n\
             if kind == 'wrong': return float('nan')\n\
             1 / 0",
        );
    let bench = Bench::with(&source);
    let case = |kind: &str| vec![json!({"kind": kind})];
    let refused = bench.created(case("refuse")).await.0;
    assert_eq!(refused, Outcome::Refused { reason: "not today".to_owned() });
    let later = bench.created(case("later")).await.0;
    let expected =
        Outcome::Temporary { reason: "busy".to_owned(), retry_after: Some(Duration::from_secs(30)) };
    assert_eq!(later, expected);
    for (kind, expected) in [
        ("exit", "the module ended its process (3)"),
        ("question", "LookupError: \"nonsense\" is not known"),
        ("wrong", "the result is no JSON"),
        ("error", "ZeroDivisionError: division by zero"),
    ] {
        let Outcome::Failed { error, traceback } = bench.created(case(kind)).await.0 else {
            panic!("{kind}")
        };
        assert!(error.starts_with(expected), "{error}");
        if kind == "error" {
            let traceback = traceback.unwrap();
            assert!(traceback.contains("under_test.py") && !traceback.contains("serve.py"), "{traceback}");
        }
    }
}

#[tokio::test]
async fn a_module_says_what_it_is() {
    let source = "import argus_dim\n\
        argus_module = argus_dim.Module(name='x', title='X', version='2', parameters=[\n\
        \x20   argus_dim.Parameter('server', mandatory=True), argus_dim.Parameter('key', argus_dim.Secret)])\n\
        @argus_module.by_hand('ioc', label='Look up')\n\
        @argus_module.on('on_preload_ioc_create')\n\
        def look(call): pass\n";
    let bench = Bench::with(source);
    let (outcome, _) = bench.run(&Call::describe()).await;
    let Outcome::Succeeded { result } = outcome else { panic!("{outcome}") };
    assert_eq!(result["not_ready"], "server is not set");
    assert_eq!(result["parameters"][1]["type"], "secret");
    assert_eq!(
        result["hooks"],
        json!([
            {"hook": "on_preload_ioc_create", "label": null, "synchronous": true},
            {"hook": "on_manual_trigger_ioc", "label": "Look up", "synchronous": false},
        ])
    );
    let settings = json!({"server": "here"}).as_object().unwrap().clone();
    let (outcome, _) = bench.run(&Call::describe().with_settings(settings)).await;
    let Outcome::Succeeded { result } = outcome else { panic!("{outcome}") };
    assert_eq!(result["not_ready"], Value::Null);
}

#[tokio::test]
async fn secret_settings_are_not_shown() {
    let source = "import argus_dim\n\
        argus_module = argus_dim.Module(name='x', title='X', version='2', parameters=[\n\
        \x20   argus_dim.Parameter('key', argus_dim.Secret)])\n\
        @argus_module.on('on_postload_case_create')\n\
        def log(call):\n\
        \x20   call.log.info('with %s', call.settings['key'])\n\
        \x20   raise ValueError('no ' + call.settings['key'])\n";
    let bench = Bench::with(source);
    let settings = json!({"key": "hunter2"}).as_object().unwrap().clone();
    let call = Call::hook("on_postload_case_create", vec![]).with_settings(settings);
    let (outcome, said) = bench.run(&call).await;
    assert_eq!(said.texts(), ["with ***"]);
    let Outcome::Failed { error, traceback } = outcome else { panic!("{outcome}") };
    assert_eq!(error, "ValueError: no ***");
    assert!(!traceback.unwrap().contains("hunter2"));
}

#[tokio::test]
async fn many_at_once_do_not_get_in_each_others_way() {
    let bench =
        Bench::doing("open('mine', 'x').write(str(call.objects[0]['n']))\nreturn int(open('mine').read())");
    let calls = (0..16).map(|n| bench.created(vec![json!({"n": n})]));
    let calls = calls.collect::<Vec<_>>();
    for (n, (outcome, _)) in join_all(calls).await.into_iter().enumerate() {
        assert_eq!(outcome, Outcome::Succeeded { result: json!(n) });
    }
    bench.nothing_is_left();
}

#[tokio::test]
async fn what_is_no_module_says_why() {
    for (source, expected) in [
        ("x = 1", "under_test is no module"),
        ("import nowhere", "ModuleNotFoundError: No module named 'nowhere'"),
        ("argus_module = 3", "argus_module must be a Module, and is a int"),
        ("def", "SyntaxError"),
    ] {
        let Outcome::Failed { error, .. } = Bench::with(source).created(vec![]).await.0 else {
            panic!("{source}")
        };
        assert!(error.contains(expected), "{error}");
    }
}

#[tokio::test]
async fn nothing_of_the_servers_environment_gets_in() {
    let bench =
        Bench::doing("import os, sys; return {'is': dict(os.environ), 'path': sys.path, 'in': os.getcwd()}");
    // Cargo sets many for this test.
    assert!(std::env::var_os("CARGO_MANIFEST_DIR").is_some());
    let (outcome, _) = bench.created(vec![]).await;
    let Outcome::Succeeded { result } = outcome else { panic!("{outcome}") };
    let names: Vec<&String> = result["is"].as_object().unwrap().keys().collect();
    let known = ["ARGUS_MODULE_CALL", "HOME", "LANG", "LC_CTYPE", "PATH", "TMPDIR", "TZ"];
    assert!(names.iter().all(|name| known.contains(&name.as_str())), "{names:?}");
    assert_eq!(result["is"]["HOME"], result["in"]);
    assert!(result["path"].to_string().contains("environment/lib"), "{result}");
}

#[tokio::test]
async fn a_warm_module_keeps_what_it_loaded_until_it_does_badly() {
    let bench = Bench::with(&format!(
        "import os\n{}",
        on_case(
            "print('in', call.objects[0]['n'], end='')\nif call.objects[0].get('die'): os._exit(1)\nreturn os.getpid()"
        )
    ));
    let mut warm = Warm::new(bench.host.clone(), bench.module.clone(), bench.limits.clone());
    let mut pids = Vec::new();
    for n in 0..4 {
        let (heard, said) = listen();
        let call = Call::hook("on_postload_case_create", vec![json!({"n": n, "die": n == 2})]);
        let outcome = warm.run(&call, heard).await;
        let said = said.await.unwrap();
        if n == 2 {
            assert_eq!(outcome, Outcome::Silent);
        } else {
            assert_eq!(said.texts(), [format!("in {n}")], "output belongs to the call that printed it");
            let Outcome::Succeeded { result } = outcome else { panic!("{outcome}") };
            pids.push(result);
        }
    }
    assert_eq!(pids[0], pids[1]);
    assert_ne!(pids[1], pids[2]);
    // That nothing is waited for which has been there already.
    let started = Instant::now();
    for n in 10..20 {
        let (heard, _said) = listen();
        let call = Call::hook("on_postload_case_create", vec![json!({"n": n})]);
        assert!(warm.run(&call, heard).await.is_success());
    }
    assert!(started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
    warm.end().await;
    bench.nothing_is_left();
}

#[tokio::test]
async fn who_listens_no_more_or_lets_go_ends_the_call() {
    let bench = Bench::doing("call.log.info('begun')\nimport time\ntime.sleep(60)");
    let call = Call::hook("on_postload_case_create", vec![]);
    let (heard, mut hearing) = tokio::sync::mpsc::channel(8);
    let (outcome, ()) =
        tokio::join!(bench.host.run(&bench.module, &call, &bench.limits, heard), async move {
            assert!(matches!(hearing.recv().await, Some(Heard::Log { .. })));
        });
    assert_eq!(outcome, Outcome::Cancelled);
    bench.nothing_is_left();

    let (heard, mut hearing) = tokio::sync::mpsc::channel(8);
    tokio::select! {
        _ = bench.host.run(&bench.module, &call, &bench.limits, heard) => unreachable!("it sleeps"),
        begun = hearing.recv() => assert!(begun.is_some()),
    }
    bench.nothing_is_left();
}

#[tokio::test]
async fn too_many_changes_or_questions_are_an_end() {
    let mut bench = Bench::doing("while True: call.add('note', title='x')");
    bench.limits.changes = 1_000;
    let (outcome, said) = bench.created(vec![]).await;
    assert_eq!(outcome, Outcome::Exceeded { limit: Limit::Changes });
    assert_eq!(said.changes.len(), 1_000);

    let mut bench = Bench::doing("while True: call.ask('twice', of=1)");
    bench.limits.questions = 100;
    assert_eq!(bench.created(vec![]).await.0, Outcome::Exceeded { limit: Limit::Questions });

    let bench = Bench::doing("return 'x' * (17 << 20)");
    let Outcome::Failed { error, .. } = bench.created(vec![]).await.0 else { panic!("it is too long") };
    assert!(error.contains("cannot be said"), "{error}");
}
