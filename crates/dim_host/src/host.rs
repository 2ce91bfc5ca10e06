//! The host: where modules run.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use tokio::sync::mpsc;

use crate::process::Process;
use crate::{Call, Heard, Limits, Outcome, Outside, guard, sdk};

/// Knows where everything lies. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Host {
    /// The program of [`guard`], and what comes before its one argument.
    pub(crate) guard: Vec<PathBuf>,
    pub(crate) sdk: PathBuf,
    calls: PathBuf,
    pub(crate) outside: Outside,
}

/// Something that can be called: an installed module, or one whose source is at hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Runnable {
    /// The interpreter of its virtual environment.
    pub python: PathBuf,
    /// The package to import.
    pub module: String,
}

/// Argus cannot run modules.
#[derive(Debug, thiserror::Error)]
#[error("{what} {}: {source}", .path.display())]
pub struct Trouble {
    what: &'static str,
    path: PathBuf,
    source: std::io::Error,
}

impl Trouble {
    pub fn with<'a>(what: &'static str, path: &'a Path) -> impl FnOnce(std::io::Error) -> Self + 'a {
        move |source| Self { what, path: path.to_path_buf(), source }
    }
}

impl Host {
    /// Makes what a host needs in `folder`, which is its own.
    pub fn new(folder: &Path, guard: Vec<PathBuf>, outside: Outside) -> Result<Self, Trouble> {
        let calls = folder.join("calls");
        std::fs::create_dir_all(&calls).map_err(Trouble::with("cannot make", &calls))?;
        let calls = calls.canonicalize().map_err(Trouble::with("cannot find", &calls))?;
        let sdk = sdk::write(folder)?;
        Ok(Self { guard, sdk, calls, outside })
    }

    /// Ends and removes what calls left that nobody waits for, because their server was killed together with their
    /// guards. Only for when no call of this folder runs.
    pub fn sweep(&self) {
        for entry in std::fs::read_dir(&self.calls).into_iter().flatten().flatten() {
            self.sweep_call(&entry.path());
        }
    }

    pub(crate) fn sweep_call(&self, folder: &Path) {
        guard::end_marked(folder);
        if !guard::remove(folder) {
            tracing::warn!(folder = %folder.display(), "the working folder of a module's call cannot be removed");
        }
    }

    /// A working folder for a call.
    pub(crate) fn folder(&self) -> Result<PathBuf, Trouble> {
        let made = tempfile::Builder::new().prefix("call-").tempdir_in(&self.calls);
        // The guard removes it.
        Ok(made.map_err(Trouble::with("cannot make a folder in", &self.calls))?.keep())
    }

    /// Calls a module in a process of its own and waits for the outcome. What it says goes to `heard` meanwhile; who
    /// listens no more cancels it, and so does dropping the future.
    pub async fn run(
        &self,
        module: &Runnable,
        call: &Call,
        limits: &Limits,
        heard: mpsc::Sender<Heard>,
    ) -> Outcome {
        let mut process = match Process::start(self, module, limits, limits.cpu) {
            Ok(process) => process,
            Err(trouble) => return Outcome::NotStarted { reason: trouble.to_string() },
        };
        let outcome = process.call(module, call, limits, heard).await;
        process.end(outcome).await
    }
}
