//! Runs a program within limits, and passes on what it prints.

use std::path::{Path, PathBuf};

use tokio::sync::mpsc;
use tokio::time::timeout;

use crate::lines::Line;
use crate::process::Process;
use crate::{Heard, Host, Level, Limit, Limits, Outcome};

/// How many of the last lines are looked at for the reason of a failure.
const LAST: usize = 200;

pub(super) struct Program<'a> {
    pub(super) host: &'a Host,
    pub(super) program: &'a Path,
    pub(super) limits: &'a Limits,
    /// What it has in its environment besides.
    pub(super) environment: &'a [(&'static str, String)],
    /// A folder that it fills, which counts like its own.
    pub(super) fills: &'a Path,
}

impl Program<'_> {
    /// Succeeds with nothing, or fails with what it printed last.
    pub(super) async fn run(&self, arguments: &[&str], heard: &mpsc::Sender<Heard>) -> Outcome {
        let arguments = arguments.iter().map(PathBuf::from).collect();
        let guarded =
            Process::guarded(self.host, self.program.into(), arguments, self.limits, |command, spec| {
                command.envs(self.environment.iter().map(|(name, value)| (name, value)));
                spec.cpu = self.limits.cpu;
                spec.measured.push(self.fills.to_path_buf());
            });
        let mut process = match guarded {
            Ok(process) => process,
            Err(trouble) => return Outcome::NotStarted { reason: trouble.to_string() },
        };
        let mut last = Vec::new();
        let outcome = timeout(self.limits.time, self.listen(&mut process, heard, &mut last)).await;
        let outcome = outcome.unwrap_or(Some(Outcome::Exceeded { limit: Limit::Time }));
        process.end_program(outcome, || reason(&last)).await
    }

    /// Until it ends by itself.
    async fn listen(
        &self,
        process: &mut Process,
        heard: &mpsc::Sender<Heard>,
        last: &mut Vec<String>,
    ) -> Option<Outcome> {
        let (mut prints, mut complains) = (true, true);
        let mut passed_on = 0;
        while prints || complains {
            let line = tokio::select! {
                () = heard.closed() => return Some(Outcome::Cancelled),
                line = process.from.next(), if prints => { prints = line.is_some(); line }
                line = process.output.next(), if complains => { complains = line.is_some(); line }
            };
            if process.from.taken + process.output.taken > self.limits.output {
                return Some(Outcome::Exceeded { limit: Limit::Output });
            }
            let Some(Line::Whole(bytes)) = line else { continue };
            let text = String::from_utf8_lossy(&bytes).into_owned();
            if last.len() == LAST {
                last.remove(0);
            }
            last.push(text.clone());
            passed_on += 1;
            if passed_on <= self.limits.log_lines {
                let _ = heard.send(Heard::Log { level: Level::Output, text }).await;
            }
        }
        None
    }
}

/// What pip says went wrong, or the last thing that any program said.
fn reason(lines: &[String]) -> String {
    let errors: Vec<&str> = lines.iter().filter_map(|line| line.strip_prefix("ERROR: ")).collect();
    if !errors.is_empty() {
        return errors.join(" ");
    }
    lines
        .iter()
        .rfind(|line| !line.trim().is_empty())
        .cloned()
        .unwrap_or_else(|| "it said nothing".to_owned())
}
