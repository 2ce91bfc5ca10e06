//! Starting pytest with the official clients on a server built for tests.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::commands::end2end;
use crate::failure::{Failure, Result};
use crate::process::{cannot_start, command};
use crate::setup::{self, Clients};
use crate::workspace::Workspace;

/// Folders, each for one of the clients.
const SUITES: [&str; 2] = ["sdk", "cli"];

/// What pytest exits with when nothing was chosen.
const NOTHING_CHOSEN: i32 = 5;

pub struct Conformance<'a> {
    workspace: &'a Workspace,
    clients: Clients,
    server: PathBuf,
}

impl<'a> Conformance<'a> {
    /// Installs and builds what it takes.
    pub fn prepare(workspace: &'a Workspace) -> Result<Self> {
        let clients = setup::clients(workspace)?;
        Ok(Self { workspace, clients, server: end2end::server(workspace)? })
    }

    /// Runs both suites, or the one that a path in `passed_on` names. Other words go to both, of which one may
    /// have no such test. `environment` may name a PostgreSQL cluster.
    pub fn run(&self, passed_on: &[String], environment: &[(&str, &str)]) -> Result<()> {
        let named = |suite: &str| passed_on.iter().any(|word| suite_of(word) == Some(suite));
        let any_is_named = SUITES.into_iter().any(named);
        let mut passed = false;
        let mut failed = Vec::new();
        for (suite, python) in SUITES.into_iter().zip([&self.clients.sdk, &self.clients.cli]) {
            if any_is_named && !named(suite) {
                continue;
            }
            let mut pytest = self.pytest(python);
            pytest.args(passed_on.iter().filter(|word| suite_of(word).is_none_or(|named| named == suite)));
            pytest.args((!any_is_named).then_some(suite)).envs(environment.iter().copied());
            let status = pytest.status().map_err(|error| cannot_start(&pytest, &error))?;
            match status.code() {
                Some(0) => passed = true,
                Some(NOTHING_CHOSEN) => {}
                _ => failed.push(suite),
            }
        }
        if !failed.is_empty() {
            return Err(Failure::new(format!("tests of {} failed", failed.join(" and "))));
        }
        if passed { Ok(()) } else { Err(Failure::new("no test was chosen")) }
    }

    fn pytest(&self, python: &Path) -> Command {
        let mut pytest = command(python);
        pytest
            // Everything that a run leaves behind would lie in the checkout.
            .args(["-m", "pytest", "-p", "no:cacheprovider"])
            // Each engine has a server of its own, and each start of argus-cli takes a while.
            .args(["--numprocesses=auto", "--maxprocesses=4", "--dist=loadgroup"])
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .env("ARGUS_BIN", &self.server)
            .current_dir(self.workspace.root.join("end2end/conformance"));
        pytest
    }
}

/// `sdk` of `sdk/test_errors.py::test_404`.
fn suite_of(word: &str) -> Option<&'static str> {
    let first = Path::new(word).iter().next().and_then(OsStr::to_str)?;
    SUITES.into_iter().find(|suite| *suite == first)
}
