//! `--help` of every command.

use crate::support::Argus;
use argus_testing::TestDatabase;
use insta::assert_snapshot;
use std::process::Command;

/// Without the variables, files and database of a test.
fn argus(arguments: &str) -> Command {
    let mut command = Argus::of(&TestDatabase::sqlite().address).bare();
    command.current_dir("/").args(arguments.split_whitespace());
    command
}

#[test]
fn of_every_command() {
    for line in [
        "",
        "serve",
        "ingest",
        "user",
        "user add",
        "user list",
        "user passwd",
        "key",
        "key add",
        "customer",
        "customer add",
        "customer list",
        "customer production",
        "event",
        "event delete",
        "event restore",
        "location",
        "location add",
        "location list",
        "migrate",
        "module",
        "module new",
        "module sdk",
        "rule",
        "rule export",
        "rule import",
        "retention",
        "retention set",
        "retention clear",
        "retention list",
        "retention apply",
        "version",
    ] {
        let done = crate::support::finish(argus(&format!("{line} --help")).spawn().unwrap()).succeeded();
        let name =
            if line.is_empty() { "argus".to_owned() } else { format!("argus_{}", line.replace(' ', "_")) };
        assert_snapshot!(name, done.out);
    }
}

#[test]
fn the_version_and_what_is_no_command() {
    let version = format!("argus {}\n", env!("CARGO_PKG_VERSION"));
    for line in ["version", "--version", "-V"] {
        let done = crate::support::finish(argus(line).spawn().unwrap()).succeeded();
        assert_eq!(done.out, version);
    }
    for line in [
        "",
        "launch",
        "user",
        "user add",
        "ingest suricata",
        "ingest pcap x --customer acme",
        "serve --nothing",
    ] {
        let done = crate::support::finish(argus(line).spawn().unwrap()).failed();
        assert_eq!(done.code, Some(2), "{line}: {done:?}");
        assert!(done.err.contains("--help"), "{line}: {done:?}");
        assert_eq!(done.out, "", "{line}");
    }
}
