//! Whatever a module does, it is ended with all it started, it is said what happened, and nothing is left.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod bench;

use std::time::{Duration, Instant};

use argus_dim_host::{Call, Limit, Outcome};
use bench::Bench;
use serde_json::json;

/// Runs it and looks that nothing is left.
async fn outcome(bench: &Bench) -> Outcome {
    let (outcome, _) = bench.created(vec![json!({"id": 1})]).await;
    bench.nothing_is_left();
    outcome
}

#[tokio::test]
async fn a_crash_says_its_signal() {
    let bench = Bench::doing("import ctypes\nctypes.string_at(0)");
    assert_eq!(outcome(&bench).await, Outcome::Crashed { signal: 11 });
    let bench = Bench::doing("import os\nprint('last words')\nos._exit(0)");
    let (outcome, said) = bench.created(vec![]).await;
    assert_eq!(outcome, Outcome::Silent);
    assert_eq!(said.texts(), ["last words"]);
}

#[tokio::test]
async fn a_module_that_hangs_is_ended() {
    let mut bench = Bench::doing(
        "import signal, time\n\
         for number in range(1, 32):\n\
         \x20   if number not in (9, 19): signal.signal(number, signal.SIG_IGN)\n\
         while True: time.sleep(1)",
    );
    bench.limits.time = Duration::from_millis(700);
    let started = Instant::now();
    assert_eq!(outcome(&bench).await, Outcome::Exceeded { limit: Limit::Time });
    assert!(started.elapsed() < Duration::from_secs(5));
}

#[tokio::test]
async fn a_slow_drip_does_not_buy_time() {
    let mut bench = Bench::doing("import time\nwhile True: print('.', end='', flush=True); time.sleep(0.05)");
    bench.limits.time = Duration::from_millis(700);
    assert_eq!(outcome(&bench).await, Outcome::Exceeded { limit: Limit::Time });
}

#[tokio::test]
async fn a_busy_loop_has_its_processor_time() {
    let mut bench = Bench::doing("while True: pass");
    bench.limits.cpu = 1;
    assert_eq!(outcome(&bench).await, Outcome::Exceeded { limit: Limit::Cpu });
}

#[tokio::test]
async fn endless_output_is_cut_and_then_ended() {
    for body in [
        "while True: print('y' * 100)",
        "while True: print('y' * 100_000, end='')",
        "while True: call.log.info('y')",
    ] {
        let mut bench = Bench::doing(body);
        (bench.limits.log_lines, bench.limits.output, bench.limits.message) = (50, 1 << 20, 1 << 20);
        let (outcome, said) = bench.created(vec![]).await;
        assert_eq!(outcome, Outcome::Exceeded { limit: Limit::Output }, "{body}");
        assert!(said.is_cut || said.log.len() < 50, "{body}");
        assert!(said.log.len() <= 50, "{body}");
        bench.nothing_is_left();
    }
}

#[tokio::test]
async fn a_fork_bomb_is_stopped() {
    let mut bench = Bench::doing("import os\nwhile True: os.fork()");
    bench.limits.processes = 8;
    assert_eq!(outcome(&bench).await, Outcome::Exceeded { limit: Limit::Processes });
    // Each of them the child of one that is gone, in a session of its own.
    let mut bench = Bench::doing(
        "import os\nfor _ in range(12):\n\
         \x20   if os.fork() == 0:\n\
         \x20       os.setsid()\n\
         \x20       if os.fork(): os._exit(0)\n\
         \x20       import time; time.sleep(60)\n\
         import time; time.sleep(60)",
    );
    bench.limits.processes = 8;
    assert_eq!(outcome(&bench).await, Outcome::Exceeded { limit: Limit::Processes });
}

#[tokio::test]
async fn a_memory_hog_is_stopped_alone_and_in_parts() {
    let mut bench = Bench::doing("x = []\nwhile True: x.append(bytearray(1 << 20))");
    bench.limits.memory = 256 << 20;
    assert_eq!(outcome(&bench).await, Outcome::Exceeded { limit: Limit::Memory });
    let mut bench = Bench::doing(
        "import os, time\nfor _ in range(4):\n\
         \x20   if os.fork() == 0: x = bytearray(b'x') * (100 << 20); time.sleep(60)\n\
         time.sleep(60)",
    );
    bench.limits.memory = 256 << 20;
    assert_eq!(outcome(&bench).await, Outcome::Exceeded { limit: Limit::Memory });
}

#[tokio::test]
async fn a_huge_file_cannot_be_written_and_many_fill_the_folder() {
    let mut bench = Bench::doing("open('huge', 'wb').write(b'x' * (3 << 20))");
    bench.limits.file = 1 << 20;
    let Outcome::Failed { error, .. } = outcome(&bench).await else { panic!("the file is too large") };
    assert!(error.contains("File too large"), "{error}");
    let mut bench = Bench::doing(
        "import time\nfor n in range(8): open(str(n), 'wb').write(b'x' * (1 << 20))\ntime.sleep(60)",
    );
    bench.limits.disk = 4 << 20;
    assert_eq!(outcome(&bench).await, Outcome::Exceeded { limit: Limit::Disk });
}

#[tokio::test]
async fn too_many_open_files_are_an_error_of_the_module() {
    let bench = Bench::doing("x = []\nwhile True: x.append(open('/dev/null'))");
    let Outcome::Failed { error, .. } = outcome(&bench).await else { panic!("it may not") };
    assert!(error.contains("Too many open files"), "{error}");
}

#[tokio::test]
async fn children_that_hide_end_with_the_call() {
    let bench = Bench::doing(
        "import os, time\n\
         if os.fork() == 0:\n\
         \x20   os.setsid()\n\
         \x20   if os.fork(): os._exit(0)\n\
         \x20   os.mkdir('kept'); os.chmod('kept', 0)\n\
         \x20   while True: time.sleep(1)\n\
         while not os.path.exists('kept'): time.sleep(0.01)\n\
         return 'done'",
    );
    assert_eq!(outcome(&bench).await, Outcome::Succeeded { result: json!("done") });
}

#[tokio::test]
async fn a_child_that_holds_the_pipes_does_not_hold_the_call() {
    let bench = Bench::doing("import subprocess\nsubprocess.Popen(['sleep', '60'])\nreturn 'done'");
    let started = Instant::now();
    assert_eq!(outcome(&bench).await, Outcome::Succeeded { result: json!("done") });
    assert!(started.elapsed() < Duration::from_secs(10));
}

#[tokio::test]
async fn garbage_on_its_output_is_only_log() {
    let bench = Bench::doing(
        "import os, sys, subprocess\n\
         os.write(1, b'\\xff\\x00{\"kind\": \"end\"}\\n')\n\
         sys.stdout.write('{\"kind\": \"end\", \"how\": \"succeeded\", \"result\": 1}\\n')\n\
         subprocess.run(['echo', 'from a child'])\n\
         sys.__stdout__ and sys.__stdout__.write('old\\n')\n\
         sys.stdout.close(); os.close(1); os.close(2)\n\
         return 2",
    );
    let (outcome, said) = bench.created(vec![]).await;
    assert_eq!(outcome, Outcome::Succeeded { result: json!(2) });
    assert!(said.texts().contains(&"from a child"), "{said:?}");
    bench.nothing_is_left();
}

#[tokio::test]
async fn garbage_where_only_the_host_writes_is_told() {
    let bench = Bench::doing(
        "import os\nfor fd in range(3, 20):\n\
         \x20   try: os.write(fd, b'hello?\\n')\n\
         \x20   except OSError: pass\n\
         import time; time.sleep(60)",
    );
    assert_eq!(outcome(&bench).await, Outcome::Garbage { excerpt: "hello?".to_owned() });
}

#[tokio::test]
async fn killed_in_the_middle_by_somebody() {
    let bench = Bench::doing("import os\nos.kill(os.getpid(), 9)");
    assert_eq!(outcome(&bench).await, Outcome::Crashed { signal: 9 });
    // The guard itself: what the module left is found by its mark.
    let bench = Bench::doing(
        "import os, time, subprocess\n\
         subprocess.Popen(['sleep', '60'], start_new_session=True)\n\
         os.kill(os.getppid(), 9)\n\
         time.sleep(60)",
    );
    assert_eq!(outcome(&bench).await, Outcome::Crashed { signal: 9 });
}

/// Its end of the pipe closes, and the guard needs nobody.
#[tokio::test]
async fn a_server_that_is_killed_leaves_nothing() {
    let bench = Bench::doing("pass");
    let folder = bench.calls().canonicalize().unwrap().join("call-x");
    std::fs::create_dir(&folder).unwrap();
    let spec = serde_json::json!({
        "program": bench.module.python, "arguments": ["-c", "import os, time\nos.fork()\nos.setsid()\nprint('up', flush=True)\ntime.sleep(60)"],
        "folder": folder, "measured": [], "cpu": 60, "memory": 1_u64 << 30, "file": 1 << 20, "disk": 1 << 20,
        "processes": 8, "open_files": 64,
    });
    let server = "import os, subprocess, sys\n\
        guard = subprocess.Popen(sys.argv[1:], stdin=subprocess.PIPE)\n\
        guard.wait()\n";
    let mut server = std::process::Command::new("python3")
        .args(["-c", server])
        .args(bench::guard())
        .arg(spec.to_string())
        .env("ARGUS_MODULE_CALL", &folder)
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut up = [0; 3];
    std::io::Read::read_exact(server.stdout.as_mut().unwrap(), &mut up).unwrap();
    assert_eq!(bench::processes_of(&folder).len(), 4, "the server, its guard and two of the module");
    server.kill().unwrap();
    server.wait().unwrap();
    bench.nothing_is_left();
}

/// Somebody drops the call.
#[tokio::test]
async fn a_call_that_is_let_go_of_leaves_nothing() {
    let bench = Bench::doing("call.log.info('begun')\nimport time\ntime.sleep(60)");
    let (heard, mut hearing) = tokio::sync::mpsc::channel(8);
    let call = Call::hook("on_postload_case_create", vec![]);
    let (host, module, limits) = (bench.host.clone(), bench.module.clone(), bench.limits.clone());
    let server = tokio::spawn(async move { host.run(&module, &call, &limits, heard).await });
    assert!(hearing.recv().await.is_some());
    server.abort();
    let _ = server.await;
    bench.nothing_is_left();
}

#[tokio::test]
async fn an_interpreter_that_is_not_there_is_said() {
    let mut bench = Bench::doing("pass");
    bench.module.python = "/nowhere/python3".into();
    let Outcome::NotStarted { reason } = outcome(&bench).await else { panic!("there is none") };
    assert!(reason.contains("/nowhere/python3 cannot be started"), "{reason}");
}
