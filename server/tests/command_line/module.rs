//! `argus module`.

use crate::support::{Argus, Modules, finish, python, templates};
use argus_testing::TestDatabase;
use serde_json::json;
use std::{path::Path, process::Command};

/// No database is needed for any of it.
fn argus() -> Argus {
    Argus::of(&TestDatabase::sqlite().address)
}

/// In the folder of the test.
fn run(argus: &Argus, words: &[&str]) -> crate::support::Done {
    finish(argus.bare().args(words).spawn().unwrap())
}

fn passes_its_tests(folder: &Path, sdk: &Path, python: &Path) {
    let mut tests = Command::new(python);
    tests.args(["-m", "unittest"]).current_dir(folder).env("PYTHONPATH", sdk);
    tests.env("PYTHONDONTWRITEBYTECODE", "1");
    let done = tests.output().unwrap();
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success() && said.contains("Ran 3 tests"), "{said}");
}

#[test]
fn what_is_no_name_or_is_there_already_is_refused() {
    let argus = argus();
    for (name, why) in [
        ("Look Up", "is no name"),
        ("look_up", "is no name of a module"),
        ("../x", "is no name"),
        ("2nd", "begin with a letter"),
        ("import", "is taken"),
        ("tests", "is taken"),
        ("network-logs", "is taken"),
    ] {
        let refused = run(&argus, &["module", "new", name]).failed();
        assert!(refused.err.contains(why), "{refused:?}");
    }
    assert_eq!(run(&argus, &["module", "new", "look-up"]).succeeded().out, "look-up\n");
    let again = run(&argus, &["module", "new", "look-up"]).failed();
    assert!(again.err.contains("look-up is there already"), "{again:?}");
    run(&argus, &["module", "sdk", "sdk"]).succeeded();
    let again = run(&argus, &["module", "sdk", "sdk"]).failed();
    assert!(again.err.contains("sdk/argus_dim"), "{again:?}");
}

/// From nothing to a call: begun, tested, packed, installed, and called.
#[tokio::test]
async fn a_module_that_is_begun_with_works() {
    let Some(python) = python() else { return };
    let argus = argus();
    run(&argus, &["module", "new", "look-up"]).succeeded();
    run(&argus, &["module", "sdk", "sdk"]).succeeded();
    let folder = argus.path("look-up");
    assert!(std::fs::read_to_string(folder.join("README.md")).unwrap().starts_with("# Look up\n"));
    passes_its_tests(&folder, &argus.path("sdk"), python);

    let source = std::fs::read_to_string(folder.join("look_up/__init__.py")).unwrap();
    let Some(world) = Modules::world(&templates().await[0]).await else { return };
    let id = Modules(world.admin()).install("look_up", &source).await;
    let mut anna = world.log_in("anna").await;
    let case = anna.create_case(1, "AI CASE").await;
    let new = json!({"case": case, "new": [{"value": "www.example.com"}]});
    let added = anna.call("ioc/add", new).await.is(200).json["added"][0]["id"].as_i64().unwrap();
    let task = Modules(world.anna()).call(id, "Tag what is ours", &[added]).await[0];
    let done = Modules(world.anna()).ended(task).await;
    assert_eq!((&done["state"], &done["message"]), (&json!("succeeded"), &json!("1 of 1 are ours.")));
    let list = json!({"case": case, "filter": {}, "limit": 10, "offset": 0});
    let rows = anna.call("ioc/list", list).await.is(200).json["rows"].clone();
    assert_eq!(rows[0]["tags"], json!(["ours"]));
}
