//! Modules that were written for IRIS, as they come from the package index, run unmodified.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod bench;

use argus_dim_host::install::{Installer, Interface, NotInstalled, Source, Version};
use argus_dim_host::{Call, Host, Level, Limits, Outcome};
use bench::{index, listen, outside, python};
use serde_json::{Map, Value, json};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

/// Takes one request and answers it with a status.
async fn received(receiver: &TcpListener, status: &str) -> Value {
    let (mut stream, _) = receiver.accept().await.unwrap();
    let mut request = Vec::new();
    loop {
        let mut buffer = [0; 4096];
        let count = stream.read(&mut buffer).await.unwrap();
        request.extend_from_slice(&buffer[..count]);
        let text = String::from_utf8_lossy(&request);
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let length = head.lines().find_map(|line| line.strip_prefix("Content-Length: ")).unwrap();
        if body.len() >= length.parse().unwrap() {
            let body = serde_json::from_str(body).unwrap();
            let answer = format!("HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            stream.write_all(answer.as_bytes()).await.unwrap();
            return body;
        }
    }
}

#[tokio::test]
async fn the_webhooks_module_delivers_to_a_real_receiver() {
    let folder = TempDir::new().unwrap();
    let host = Host::new(&folder.path().join("host"), bench::guard(), outside()).unwrap();
    let installer = Installer::new(host.clone(), &folder.path().join("modules"), python(), index()).unwrap();
    let version = Some(Version::try_from("1.0.1".to_owned()).unwrap());
    let (heard, said) = listen();
    let source = Source::Package { name: "iris-webhooks-module".parse().unwrap(), version };
    let module = match installer.install(&source, heard).await {
        Ok(module) => module,
        // Without a way to the package index there is nothing to test, but where all has to pass.
        Err(NotInstalled::Package(why)) if std::env::var("CI").is_err() => {
            eprintln!("SKIPPED, the module cannot be fetched: {why}");
            return;
        }
        Err(reason) => panic!("{reason}\n{}", said.await.unwrap().texts().join("\n")),
    };
    assert_eq!(module.runnable.module, "iris_webhooks_module");
    assert_eq!(module.described.interface, Interface::Iris);
    assert_eq!(module.described.name, "IrisWebHooks");
    assert!(module.described.hooks.is_empty(), "nothing is configured yet");

    let receiver = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let configuration = json!({
        "instance_url": "https://argus.example",
        "webhooks": [{
            "name": "test", "active": true, "trigger_on": ["on_postload_case_create", "on_postload_note_update"],
            "request_url": format!("http://{}/hook", receiver.local_addr().unwrap()),
            "request_rendering": "markdown",
            "request_body": {"text": "%TITLE%", "description": "%DESCRIPTION%"},
        }],
    });
    let settings = Map::from_iter([("wh_configuration".to_owned(), configuration)]);
    let described = installer.describe(&module.runnable, settings.clone()).await.unwrap();
    let hooks: Vec<&str> = described.hooks.iter().map(|hook| hook.hook.as_str()).collect();
    assert_eq!(hooks, ["on_postload_case_create", "on_postload_note_update"]);
    assert_eq!(described.not_ready, None);

    let ann = json!({"name": "Ann"});
    let case = json!({"type": "case", "id": 7, "case_id": 7, "name": "Odd logins", "user": ann});
    let note = json!({"type": "note", "note_id": 3, "note_case_id": 7, "note_title": "First look"});
    for (hook, object, title, description) in [
        (
            "on_postload_case_create",
            &case,
            "[Odd logins] Case created",
            "Ann created case [Odd logins](https://argus.example/case?cid=7) ",
        ),
        (
            "on_postload_note_update",
            &note,
            "[Odd logins] Note updated",
            "Ann updated note [First look](https://argus.example/case/notes?cid=7&shared=3) \
             on case [#7](https://argus.example/case?cid=7)",
        ),
    ] {
        let mut call = Call::hook(hook, vec![object.clone()]).with_settings(settings.clone());
        call.context = Map::from_iter([("case".to_owned(), case.clone()), ("user".to_owned(), ann.clone())]);
        let (heard, said) = listen();
        let limits = Limits::default();
        let (outcome, body) =
            tokio::join!(host.run(&module.runnable, &call, &limits, heard), received(&receiver, "200 OK"));
        let said = said.await.unwrap();
        assert!(outcome.is_success(), "{outcome}: {said:?}");
        assert_eq!(body, json!({"text": title, "description": description}));
        let delivered = "Webhook test - Payload delivered successfully, code 200.";
        assert!(said.log.contains(&(Level::Info, delivered.to_owned())), "{said:?}");
        assert!(said.changes.is_empty(), "{said:?}");
    }

    // A receiver that refuses is told in the log.
    let call = Call::hook("on_postload_case_create", vec![case]).with_settings(settings);
    let (heard, said) = listen();
    let limits = Limits::default();
    let (outcome, _) =
        tokio::join!(host.run(&module.runnable, &call, &limits, heard), received(&receiver, "500 Internal"));
    assert!(matches!(outcome, Outcome::Succeeded { .. }), "{outcome}");
    assert!(
        said.await.unwrap().log.iter().any(|(level, text)| *level == Level::Error && text.contains("500"))
    );
}
