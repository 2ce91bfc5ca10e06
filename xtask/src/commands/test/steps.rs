//! What `cargo xtask test` consists of, in this order.
//!
//! The server and the page enable different features of `argus_app`, which cargo would merge if both were in
//! one invocation. So each side has its own, and all of the server's name the same packages: cargo merges
//! features over what it is asked to build, and another set would compile dependencies again.

use crate::commands::conformance::Conformance;
use crate::commands::end2end;
use crate::failure::Result;
use crate::postgres::Cluster;
use crate::process::{command, run};
use crate::setup;
use crate::workspace::Workspace;

pub struct Step {
    pub name: &'static str,
    pub about: &'static str,
    pub run: fn(&Workspace, &[String]) -> Result<Outcome>,
}

pub enum Outcome {
    Passed,
    Skipped(String),
}

pub const STEPS: [Step; 8] = [
    Step { name: "fmt", about: "formatting", run: format },
    Step { name: "clippy", about: "lints of server, crates and their tests", run: lint },
    Step { name: "page-lint", about: "lints of the page", run: lint_page },
    Step { name: "rust", about: "unit, store (SQLite and PostgreSQL) and HTTP tests", run: rust },
    Step { name: "page-unit", about: "unit tests of the page's code", run: page_unit },
    Step { name: "browser", about: "the page in a real browser", run: browser },
    Step { name: "conformance", about: "the official clients from PyPI", run: conformance },
    Step { name: "modules", about: "the module host and the modules", run: modules },
];

/// The packages that are built for the machine, as opposed to the browser.
const SERVER_SIDE: [&str; 3] = ["--workspace", "--exclude", "argus_frontend"];

const CLUSTER_URL: &str = "ARGUS_TEST_POSTGRES";

fn format(workspace: &Workspace, passed_on: &[String]) -> Result<Outcome> {
    run(workspace.cargo("fmt").args(["--all", "--check"]).args(passed_on))?;
    Ok(Outcome::Passed)
}

fn lint(workspace: &Workspace, passed_on: &[String]) -> Result<Outcome> {
    let mut clippy = workspace.cargo("clippy");
    run(clippy.args(SERVER_SIDE).arg("--all-targets").args(passed_on).args(["--", "-D", "warnings"]))?;
    Ok(Outcome::Passed)
}

/// The page's code compiles for this machine as well, which needs no second standard library.
fn lint_page(workspace: &Workspace, passed_on: &[String]) -> Result<Outcome> {
    let mut clippy = workspace.cargo("clippy");
    clippy.args(["--package", "argus_frontend", "--package", "argus_app", "--features", "argus_app/csr"]);
    run(clippy.arg("--all-targets").args(passed_on).args(["--", "-D", "warnings"]))?;
    Ok(Outcome::Passed)
}

fn rust(workspace: &Workspace, passed_on: &[String]) -> Result<Outcome> {
    let mut tests = workspace.cargo("test");
    tests.args(SERVER_SIDE).args(passed_on);
    // Compile before the cluster starts: that may take long, and may fail.
    run(workspace.cargo("test").args(SERVER_SIDE).arg("--no-run"))?;
    let cluster = match cluster(workspace) {
        Ok(cluster) => cluster,
        Err(failure) if std::env::var("CI").is_ok_and(|value| value == "true") => return Err(failure),
        Err(failure) => {
            eprintln!("WITHOUT PostgreSQL, so its tests are skipped: {failure}");
            tests.env_remove(CLUSTER_URL);
            run(&mut tests)?;
            return Ok(Outcome::Skipped(format!("tests on PostgreSQL ({failure}); all others passed")));
        }
    };
    if let Some(cluster) = &cluster {
        tests.env(CLUSTER_URL, &cluster.url);
    }
    run(&mut tests)?;
    Ok(Outcome::Passed)
}

/// The interface's own rules, compiled for this machine; what needs a browser is tested in one.
fn page_unit(workspace: &Workspace, passed_on: &[String]) -> Result<Outcome> {
    run(workspace.cargo("test").args(["--package", "argus_app", "--features", "csr"]).args(passed_on))?;
    Ok(Outcome::Passed)
}

/// A cluster of our own, or none if the caller named one.
fn cluster(workspace: &Workspace) -> Result<Option<Cluster>> {
    if std::env::var_os(CLUSTER_URL).is_some_and(|url| !url.is_empty()) {
        eprintln!("tests on PostgreSQL use the cluster that {CLUSTER_URL} names");
        return Ok(None);
    }
    let bin = setup::postgres(workspace)?;
    eprintln!("starting a throw-away PostgreSQL cluster ({}) …", bin.display());
    Cluster::start(&bin).map(Some)
}

fn browser(workspace: &Workspace, passed_on: &[String]) -> Result<Outcome> {
    run(end2end::playwright(workspace)?.args(passed_on))?;
    Ok(Outcome::Passed)
}

fn conformance(workspace: &Workspace, passed_on: &[String]) -> Result<Outcome> {
    let suites = Conformance::prepare(workspace)?;
    match cluster(workspace) {
        Ok(Some(cluster)) => suites.run(passed_on, &[(CLUSTER_URL, &cluster.url)])?,
        Ok(None) => suites.run(passed_on, &[])?,
        Err(failure) if std::env::var("CI").is_ok_and(|value| value == "true") => return Err(failure),
        Err(failure) => {
            eprintln!("WITHOUT PostgreSQL, on SQLite alone: {failure}");
            // Empty is the same as not set.
            suites.run(passed_on, &[(CLUSTER_URL, "")])?;
            return Ok(Outcome::Skipped(format!("tests on PostgreSQL ({failure}); all others passed")));
        }
    }
    Ok(Outcome::Passed)
}

/// The Python of the module host and of the modules; how the server runs them is tested with the rest of it.
fn modules(workspace: &Workspace, passed_on: &[String]) -> Result<Outcome> {
    let python = setup::modules(workspace)?;
    let mut tests = command(python);
    tests.args(["-B", "-W", "error", "-m", "unittest"]);
    if passed_on.is_empty() {
        tests.args(["discover", "-s", "tests", "-t", "."]);
    }
    run(tests.args(passed_on).current_dir(workspace.root.join("modules")))?;
    Ok(Outcome::Passed)
}
