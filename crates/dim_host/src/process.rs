//! One process of a module, with its guard.

use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use tokio::process::{Child, ChildStderr, ChildStdin, ChildStdout, Command};
use tokio::sync::mpsc;
use tokio::time::timeout;

use crate::guard::{Ended, Spec};
use crate::lines::Lines;
use crate::talk::Talk;
use crate::{Call, Heard, Host, Limit, Limits, Outcome, Runnable, Trouble, environment};

/// A line of output is shown up to here.
const LONGEST_OUTPUT: usize = 8 << 10;

/// What a guard may take to end everything, with some to spare.
const PATIENCE: Duration = Duration::from_secs(15);

pub(crate) struct Process {
    host: Host,
    pub(crate) guard: Child,
    folder: PathBuf,
    /// Letting go of it ends the module.
    pub(crate) to: Option<ChildStdin>,
    pub(crate) from: Lines<ChildStdout>,
    pub(crate) output: Lines<ChildStderr>,
    /// The last line of output: what a guard says that cannot start it.
    pub(crate) printed: Option<String>,
}

impl Process {
    pub(crate) fn start(host: &Host, module: &Runnable, limits: &Limits, cpu: u64) -> Result<Self, Trouble> {
        let script = host.sdk.join("argus_dim/host/start.py");
        // Isolated: no folder or variable of anybody adds code, and no site before the pipes are safe.
        let options = ["-I", "-S"].map(PathBuf::from);
        let arguments = options.into_iter().chain([script]).collect();
        Self::guarded(host, module.python.clone(), arguments, limits, |_, spec| spec.cpu = cpu)
    }

    /// Any program, within limits.
    pub(crate) fn guarded(
        host: &Host,
        program: PathBuf,
        arguments: Vec<PathBuf>,
        limits: &Limits,
        prepare: impl FnOnce(&mut Command, &mut Spec),
    ) -> Result<Self, Trouble> {
        let folder = host.folder()?;
        let mut spec = Spec {
            program,
            arguments,
            folder: folder.clone(),
            cpu: limits.cpu,
            memory: limits.memory,
            file: limits.file,
            disk: limits.disk,
            measured: Vec::new(),
            processes: limits.processes,
            open_files: limits.open_files,
        };
        let mut command = Command::new(&host.guard[0]);
        command.args(&host.guard[1..]);
        environment::fill(&mut command, &folder, &host.outside);
        prepare(&mut command, &mut spec);
        // Paths that are no text have no place in a document; those of Argus' own folders are.
        command.arg(serde_json::to_string(&spec).unwrap_or_default());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let started = command.spawn().map_err(Trouble::with("cannot start", &host.guard[0]));
        let mut guard = started.inspect_err(|_| host.sweep_call(&folder))?;
        let (Some(from), Some(output)) = (guard.stdout.take(), guard.stderr.take()) else {
            unreachable!("both are pipes");
        };
        Ok(Self {
            host: host.clone(),
            folder,
            to: guard.stdin.take(),
            guard,
            from: Lines::new(from, limits.message),
            output: Lines::new(output, LONGEST_OUTPUT),
            printed: None,
        })
    }

    /// Whether it did not end in the meantime.
    pub(crate) fn is_alive(&mut self) -> bool {
        matches!(self.guard.try_wait(), Ok(None))
    }

    /// Says nothing where the process ended before it said how it went.
    pub(crate) async fn call(
        &mut self,
        module: &Runnable,
        call: &Call,
        limits: &Limits,
        heard: mpsc::Sender<Heard>,
    ) -> Option<Outcome> {
        let talk = Talk::new(self, limits, heard).carry(&module.module, call);
        timeout(limits.time, talk).await.unwrap_or(Some(Outcome::Exceeded { limit: Limit::Time }))
    }

    /// Ends it with everything it started. `outcome` is what it said itself, if it did.
    pub(crate) async fn end(mut self, outcome: Option<Outcome>) -> Outcome {
        let ended = self.wait().await;
        outcome.unwrap_or_else(|| self.without_word(ended))
    }

    /// The same for a program that says by its exit code how it went.
    pub(crate) async fn end_program(
        mut self,
        outcome: Option<Outcome>,
        why: impl FnOnce() -> String,
    ) -> Outcome {
        // It ended, or is to be: its guard must not take the second for the first.
        let ended = if outcome.is_none() { self.wait_for_end().await } else { self.wait().await };
        match (outcome, ended) {
            (Some(outcome), _) => outcome,
            (None, Some(Ended::Well)) => Outcome::Succeeded { result: serde_json::Value::Null },
            (None, Some(Ended::Badly)) => Outcome::Failed { error: why(), traceback: None },
            (None, ended) => self.without_word(ended),
        }
    }

    async fn wait_for_end(&mut self) -> Option<Ended> {
        let _ = timeout(PATIENCE, self.guard.wait()).await;
        self.wait().await
    }

    async fn wait(&mut self) -> Option<Ended> {
        self.to = None;
        let status = timeout(PATIENCE, self.guard.wait()).await;
        let ended = match status {
            Ok(status) => status.ok().and_then(|status| Ended::of_code(status.code()?)),
            Err(_) => {
                let _ = self.guard.kill().await;
                None
            }
        };
        if matches!(ended, None | Some(Ended::Leftover)) {
            // Its guard was killed or could not do its work. Looking at all processes takes a while.
            let (host, folder) = (self.host.clone(), self.folder.clone());
            let _ = tokio::task::spawn_blocking(move || host.sweep_call(&folder)).await;
        }
        ended
    }

    fn without_word(&mut self, ended: Option<Ended>) -> Outcome {
        const CPU: u8 = 24;
        match ended {
            Some(Ended::TooManyProcesses) => Outcome::Exceeded { limit: Limit::Processes },
            Some(Ended::OutOfMemory) => Outcome::Exceeded { limit: Limit::Memory },
            Some(Ended::DiskFull) => Outcome::Exceeded { limit: Limit::Disk },
            Some(Ended::Signal(CPU)) => Outcome::Exceeded { limit: Limit::Cpu },
            Some(Ended::Signal(signal)) => Outcome::Crashed { signal },
            Some(Ended::LetGo) => Outcome::Cancelled,
            Some(Ended::NotStarted) => {
                let said = self.printed.take();
                Outcome::NotStarted {
                    reason: said.unwrap_or_else(|| "its guard does not start it".to_owned()),
                }
            }
            Some(Ended::Well | Ended::Badly | Ended::Leftover) => Outcome::Silent,
            // Somebody killed the guard.
            None => Outcome::Crashed { signal: 9 },
        }
    }
}

impl std::fmt::Debug for Process {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Process").field("folder", &self.folder).finish_non_exhaustive()
    }
}
