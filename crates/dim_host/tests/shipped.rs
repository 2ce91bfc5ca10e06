//! The modules that ship, installed and run as a server does.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod bench;

use std::fs;
use std::path::Path;

use argus_dim_host::install::{Installed, Installer, NotInstalled, Source};
use argus_dim_host::{Call, File, Host, Limits, Outcome};
use bench::{Said, index, listen, outside, python};
use serde_json::{Value, json};
use tempfile::TempDir;

struct Place {
    _folder: TempDir,
    host: Host,
    installer: Installer,
}

impl Place {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let host = Host::new(&folder.path().join("host"), bench::guard(), outside()).unwrap();
        let root = folder.path().join("modules");
        let installer = Installer::new(host.clone(), &root, python(), index()).unwrap();
        Self { _folder: folder, host, installer }
    }

    /// Nothing, where what it needs cannot be fetched.
    async fn install(&self, name: &str) -> Option<Installed> {
        let (heard, said) = listen();
        match self.installer.install(&Source::Shipped { name: name.parse().unwrap() }, heard).await {
            Ok(installed) => Some(installed),
            Err(NotInstalled::Package(why)) if std::env::var("CI").is_err() => {
                eprintln!("SKIPPED, what {name} needs cannot be fetched: {why}");
                None
            }
            Err(reason) => panic!("{reason}\n{}", said.await.unwrap().texts().join("\n")),
        }
    }

    async fn run(&self, module: &Installed, call: &Call) -> (Value, Said) {
        let (heard, said) = listen();
        let outcome = self.host.run(&module.runnable, call, &Limits::default(), heard).await;
        let said = said.await.unwrap();
        let Outcome::Succeeded { result } = outcome else { panic!("{outcome}: {said:?}") };
        (result, said)
    }
}

/// A file of the tests of the modules.
fn evidence(name: &str) -> File {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../modules/tests/data").join(name).canonicalize();
    let path = path.unwrap();
    let size = fs::metadata(&path).unwrap().len();
    File { name: name.rsplit('/').next().unwrap().to_owned(), path, size }
}

fn added(said: &Said, kind: &str) -> usize {
    said.changes.iter().filter(|change| change["op"] == "add" && change["type"] == kind).count()
}

#[tokio::test]
async fn logs_become_events_and_a_note() {
    let place = Place::new();
    // Needs nothing of others, so it is always there.
    let module = place.install("network-logs").await.unwrap();
    assert_eq!(module.described.pipeline.as_ref().unwrap().len(), 2);
    assert_eq!(module.described.not_ready, None);
    let (result, said) = place.run(&module, &Call::pipeline(vec![evidence("zeek/conn.log")])).await;
    let events = added(&said, "event");
    assert!(events > 20, "{result}");
    assert_eq!(added(&said, "note"), 1);
    assert_eq!(result["files"][0]["events"], events);

    let Some(module) = place.install("windows-logs").await else { return };
    let log = evidence("windows/Security_short_selected.evtx");
    let (_, said) = place.run(&module, &Call::pipeline(vec![log])).await;
    assert_eq!((added(&said, "event"), added(&said, "note")), (7, 1));
    let names: Vec<String> =
        place.installer.installed().into_iter().map(|module| module.name.into()).collect();
    assert_eq!(names, ["network-logs", "windows-logs"]);
}

#[tokio::test]
async fn indicators_are_looked_up() {
    let place = Place::new();
    let Some(module) = place.install("ioc-enrichment").await else { return };
    let ioc = json!({"type": "ioc", "id": 5, "ioc_value": "10.1.2.3", "ioc_type": {"type_name": "ip-dst"}});
    let (result, said) = place.run(&module, &Call::hook("on_postload_ioc_create", vec![ioc])).await;
    assert_eq!(result["indicators"][0]["lists"][0], "List of RFC 1918 CIDR blocks");
    let tags = &said.changes.last().unwrap()["fields"][0];
    assert_eq!(tags, &json!({"field": "ioc_tags", "before": null, "after": "known-good"}));
}
