//! Modules are installed whole or not at all.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod bench;

use std::fs;
use std::path::PathBuf;

use argus_dim_host::install::{Installed, Installer, NotInstalled, PackageName, Source};
use argus_dim_host::{Call, Host, Limits, Outcome};
use bench::{index, listen, on_case, outside, python, wheel};
use serde_json::{Map, json};
use tempfile::TempDir;

struct Place {
    folder: TempDir,
    host: Host,
    installer: Installer,
}

impl Place {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let host = Host::new(&folder.path().join("host"), bench::guard(), outside()).unwrap();
        let root = folder.path().join("modules");
        let installer = Installer::new(host.clone(), &root, python(), index()).unwrap();
        Self { folder, host, installer }
    }

    fn wheel(&self, version: &str, source: &str) -> Source {
        wheel(self.folder.path(), version, source)
    }

    async fn install(&self, source: &Source) -> Result<Installed, NotInstalled> {
        let (heard, said) = listen();
        let installed = self.installer.install(source, heard).await;
        let said = said.await.unwrap();
        if let Err(reason) = &installed {
            eprintln!("{reason}\n{}", said.texts().join("\n"));
        }
        installed
    }

    async fn call(&self, installed: &Installed) -> Outcome {
        let (heard, _said) = listen();
        let call = Call::hook("on_postload_case_create", vec![json!({"id": 1})]);
        self.host.run(&installed.runnable, &call, &Limits::default(), heard).await
    }

    /// Folders of installations of the module.
    fn kept(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.folder.path().join("modules/my-module")).unwrap().flatten();
        entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect()
    }
}

#[tokio::test]
async fn a_module_is_installed_updated_and_removed_and_a_broken_one_changes_nothing() {
    let place = Place::new();
    let first = place.install(&place.wheel("1.0", &on_case("return 'first'"))).await.unwrap();
    assert_eq!((first.name.as_str(), first.version.as_str()), ("my-module", "1.0"));
    assert_eq!((first.described.title.as_str(), first.described.version.as_str()), ("Under test", "1.2.3"));
    assert_eq!(place.call(&first).await, Outcome::Succeeded { result: json!("first") });

    for (source, expected) in [
        ("import nowhere_at_all", "it imports nowhere_at_all"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "it crashed"),
    ] {
        let reason = place.install(&place.wheel("2.0", source)).await.unwrap_err().to_string();
        assert!(reason.contains(expected), "{reason}");
    }
    let torn = place.folder.path().join("my_module-2.1-py3-none-any.whl");
    fs::write(&torn, b"PK, but not really").unwrap();
    let reason = place.install(&Source::Wheel { file: torn }).await.unwrap_err();
    assert!(matches!(reason, NotInstalled::Package(_)), "{reason}");
    assert_eq!(place.installer.installed(), std::slice::from_ref(&first));
    assert_eq!(place.kept().len(), 1, "what was not finished is gone");
    assert_eq!(place.call(&first).await, Outcome::Succeeded { result: json!("first") });

    let second = place.install(&place.wheel("3.0", &on_case("return 'second'"))).await.unwrap();
    assert_eq!(place.call(&second).await, Outcome::Succeeded { result: json!("second") });
    assert_eq!(
        place.call(&first).await,
        Outcome::Succeeded { result: json!("first") },
        "calls may be under way"
    );
    let third = place.install(&place.wheel("4.0", &on_case("return 'third'"))).await.unwrap();
    assert_eq!(place.kept().len(), 2);
    assert_eq!(place.installer.get(&third.name).unwrap(), Some(third.clone()));

    assert!(place.installer.remove(&third.name).await.unwrap());
    assert!(!place.installer.remove(&third.name).await.unwrap());
    assert!(place.installer.installed().is_empty());
    assert!(matches!(place.call(&third).await, Outcome::NotStarted { .. }));
}

#[tokio::test]
async fn what_cannot_be_installed_says_why() {
    let place = Place::new();
    let large = place.folder.path().join("large-1.0-py3-none-any.whl");
    fs::File::create(&large).unwrap().set_len(65 << 20).unwrap();
    let reason = place.install(&Source::Wheel { file: large }).await.unwrap_err();
    assert!(matches!(reason, NotInstalled::TooLarge { .. }), "{reason}");
    let name: PackageName = "no-such-one".parse().unwrap();
    let reason = place.install(&Source::Shipped { name }).await.unwrap_err();
    assert!(matches!(reason, NotInstalled::NotShipped), "{reason}");

    let root = place.folder.path().join("others");
    let installer = Installer::new(place.host.clone(), &root, "/nowhere/python3".into(), index()).unwrap();
    let (heard, _said) = listen();
    let reason = installer.install(&place.wheel("1.0", ""), heard).await.unwrap_err().to_string();
    assert!(reason.contains("no environment can be made with /nowhere/python3"), "{reason}");
}

#[tokio::test]
async fn settings_say_whether_a_module_is_ready() {
    let place = Place::new();
    let source = "import argus_dim\n\
        argus_module = argus_dim.Module(name='x', title='X', version='1', parameters=[\n\
        \x20   argus_dim.Parameter('depth', int, mandatory=True)])\n\
        @argus_module.check\n\
        def check(settings):\n\
        \x20   if settings['depth'] > 3: raise argus_dim.NotReady('depth is at most 3')\n";
    let installed = place.install(&place.wheel("1.0", source)).await.unwrap();
    assert_eq!(installed.described.not_ready.as_deref(), Some("depth is not set"));
    for (depth, expected) in
        [(json!("2"), None), (json!(5), Some("depth is at most 3")), (json!("x"), Some("depth must be int"))]
    {
        let settings = Map::from_iter([("depth".to_owned(), depth)]);
        let described = place.installer.describe(&installed.runnable, settings).await.unwrap();
        match expected {
            Some(expected) => assert!(described.not_ready.unwrap().starts_with(expected)),
            None => assert_eq!(described.not_ready, None),
        }
    }
}
