//! Modules that were written for IRIS, as they come from the package index, run unmodified.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod bench;

use argus_dim_host::install::{
    Installed, Installer, Interface, NotInstalled, ParameterType, Source, Version,
};
use argus_dim_host::{Action, Call, File, Host, Level, Limits, Outcome, Warm};
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

struct Place {
    folder: TempDir,
    host: Host,
    installer: Installer,
}

impl Place {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let host = Host::new(&folder.path().join("host"), bench::guard(), outside()).unwrap();
        let installer =
            Installer::new(host.clone(), &folder.path().join("modules"), python(), index()).unwrap();
        Self { folder, host, installer }
    }

    /// Nothing, without a way to the package index, where not all has to pass.
    async fn install(&self, source: &Source) -> Option<Installed> {
        let (heard, said) = listen();
        match self.installer.install(source, heard).await {
            Ok(module) => Some(module),
            Err(NotInstalled::Package(why)) if std::env::var("CI").is_err() => {
                eprintln!("SKIPPED, the module cannot be fetched: {why}");
                None
            }
            Err(reason) => panic!("{reason}\n{}", said.await.unwrap().texts().join("\n")),
        }
    }
}

/// As its authors write one. It brings nothing along.
const MODULE: &str = r#"
__iris_module_interface = "Interface"
import iris_interface.IrisInterfaceStatus as Status
from iris_interface.IrisModuleInterface import IrisModuleInterface, IrisModuleTypes
from app.datamgmt.manage.manage_attribute_db import add_tab_attribute_field


class Interface(IrisModuleInterface):
    _module_name = "MyModule"
    _module_description = "For a test"
    _interface_version = "1.2.0"
    _module_version = "0.9"
    _module_type = IrisModuleTypes.module_pipeline
    _pipeline_support = True
    _pipeline_info = {
        "pipeline_internal_name": "my", "pipeline_human_name": "My", "pipeline_update_support": True,
        "pipeline_import_support": True, "pipeline_args": [["depth", "required"], ["mark", "optional"]],
    }
    _module_configuration = [
        {"param_name": "key", "param_human_name": "API key", "param_description": "", "default": None,
         "mandatory": True, "type": "sensitive_string", "section": "Access"},
        {"param_name": "loud", "param_human_name": "Loud", "param_description": "", "default": "true",
         "mandatory": False, "type": "bool"},
    ]

    def register_hooks(self, module_id):
        self.register_to_hook(module_id, iris_hook_name="on_preload_note_create")
        self.register_to_hook(module_id, iris_hook_name="on_postload_ioc_create", run_asynchronously=False)
        self.register_to_hook(module_id, iris_hook_name="on_manual_trigger_ioc", manual_hook_name="Look up")

    def hooks_handler(self, hook_name, hook_ui_name, data):
        self.log.info(f"{hook_name} with {self.module_dict_conf['key']} {self.module_dict_conf['loud']}")
        if hook_name == "on_preload_note_create":
            data[0]["note_title"] = data[0]["note_title"].strip()
            return Status.I2Success(data=data, logs=list(self.message_queue))
        for ioc in data:
            if ioc.ioc_type.type_name != "ip-dst":
                return Status.I2Error("only addresses", logs=["seen " + ioc.ioc_value])
            ioc.ioc_tags = ",".join(filter(None, [ioc.ioc_tags, "seen", hook_ui_name, ioc.case.name]))
            add_tab_attribute_field(ioc, "Report", "Score", "html", "<b>5</b>")
        return Status.I2Success("done")

    def pipeline_files_upload(self, base_path, file_handle, case_customer, case_name, is_update):
        file_handle.save(f"{base_path}/{file_handle.filename}")
        return Status.I2Success(f"{case_customer} {case_name}")

    def pipeline_handler(self, pipeline_type, pipeline_data):
        content = open(f"{pipeline_data['path']}/proof.txt").read()
        storage = self.get_evidence_storage().get_data()
        if not storage.is_evidence_registered(pipeline_data["case_id"], "ab"):
            storage.add_evidence(pipeline_data["case_id"], "proof.txt", content, 5, "ab", None, pipeline_data["user_id"])
        return Status.I2Success(f"{pipeline_type} {pipeline_data['pipeline_args']['depth']} by {pipeline_data['user']}")
"#;

#[tokio::test]
async fn what_the_interface_offers_is_there() {
    let place = Place::new();
    let Some(module) = place.install(&bench::wheel(place.folder.path(), "1.0", MODULE)).await else { return };
    let described = &module.described;
    assert_eq!(described.not_ready.as_deref(), Some("not set: API key"));
    assert_eq!(described.parameters[0].kind, ParameterType::Secret);
    let hooks: Vec<(&str, Option<&str>, bool)> =
        described.hooks.iter().map(|hook| (&*hook.hook, hook.label.as_deref(), hook.synchronous)).collect();
    assert_eq!(
        hooks,
        [
            ("on_preload_note_create", None, true),
            ("on_postload_ioc_create", None, true),
            ("on_manual_trigger_ioc", Some("Look up"), false)
        ]
    );
    let arguments: Vec<(&str, bool)> =
        described.pipeline.iter().flatten().map(|argument| (&*argument.name, argument.mandatory)).collect();
    assert_eq!(arguments, [("depth", true), ("mark", false)]);

    let settings = Map::from_iter([("key".to_owned(), json!("k"))]);
    let context = json!({
        "case": {"type": "case", "case_id": 7, "name": "Odd", "client": {"name": "Acme"}},
        "user": {"id": 2, "name": "Ann"},
    });
    let mut warm = Warm::new(place.host.clone(), module.runnable.clone(), Limits::default());
    let mut call = async |action: Action, files: Vec<File>| {
        let mut call = Call::new(action).with_settings(settings.clone());
        (call.files, call.context) = (files, context.as_object().unwrap().clone());
        let (heard, said) = listen();
        let outcome = warm.run(&call, heard).await;
        (outcome, said.await.unwrap())
    };
    let hook = |hook: &str, label: Option<&str>, object: Value| Action::Hook {
        hook: hook.to_owned(),
        label: label.map(str::to_owned),
        objects: vec![object],
    };

    let note = json!({"note_title": " First "});
    let (outcome, said) = call(hook("on_preload_note_create", None, note), vec![]).await;
    assert!(outcome.is_success(), "{outcome}: {said:?}");
    assert_eq!(
        said.changes[0]["fields"],
        json!([{"field": "note_title", "before": " First ", "after": "First"}])
    );
    assert!(said.texts().contains(&"on_preload_note_create with k True"), "{said:?}");

    let ioc = |kind: &str| json!({"type": "ioc", "id": 3, "ioc_value": "10.0.0.1", "ioc_tags": "", "ioc_type": {"type_name": kind}});
    let (outcome, said) = call(hook("on_manual_trigger_ioc", Some("Look up"), ioc("ip-dst")), vec![]).await;
    assert_eq!(outcome, Outcome::Succeeded { result: json!({"message": "done", "code": 2}) });
    assert_eq!((&said.changes[0]["id"], &said.changes[0]["type"]), (&json!(3), &json!("ioc")));
    let fields = &said.changes[0]["fields"];
    assert_eq!(fields[0]["after"]["Report"]["Score"]["value"], "<b>5</b>");
    assert_eq!(fields[1], json!({"field": "ioc_tags", "before": "", "after": "seen,Look up,Odd"}));

    // Its statuses are shared objects, and this process is still the one of the calls before.
    let (outcome, said) = call(hook("on_postload_ioc_create", None, ioc("domain")), vec![]).await;
    let error = "only addresses: seen 10.0.0.1".to_owned();
    assert_eq!(outcome, Outcome::Failed { error, traceback: None });
    assert!(said.changes.is_empty(), "{said:?}");

    let path = place.folder.path().join("uploaded");
    std::fs::write(&path, "proof").unwrap();
    let arguments = Map::from_iter([("depth".to_owned(), json!("3"))]);
    let file = File { name: "../proof.txt".to_owned(), path, size: 5 };
    let (outcome, said) = call(Action::Pipeline { arguments }, vec![file]).await;
    assert_eq!(
        outcome,
        Outcome::Succeeded { result: json!({"message": "pipeline_update 3 by Ann", "code": 2}) }
    );
    assert_eq!(said.changes[0]["fields"]["description"], "proof");
    warm.end().await;
}

#[tokio::test]
async fn the_webhooks_module_delivers_to_a_real_receiver() {
    let place = Place::new();
    let version = Some(Version::try_from("1.0.1".to_owned()).unwrap());
    let source = Source::Package { name: "iris-webhooks-module".parse().unwrap(), version };
    let Some(module) = place.install(&source).await else { return };
    let (host, installer) = (&place.host, &place.installer);
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
