//! Telling what the set-up is doing and how far it is.

use std::cell::Cell;
use std::fs::File;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use crate::failure::{Context, Failure, Result};
use crate::process::{cannot_start, line};

/// Counts the steps of one set-up.
pub struct Steps {
    total: usize,
    begun: Cell<usize>,
    /// Also name the steps that have nothing to do.
    verbose: bool,
    logs: PathBuf,
}

impl Steps {
    pub fn new(total: usize, verbose: bool, tools: &Path) -> Self {
        Self { total, begun: Cell::new(0), verbose, logs: tools.join("logs") }
    }

    pub fn step(&self, title: &str) -> Step<'_> {
        self.begun.set(self.begun.get() + 1);
        Step { steps: self, label: format!("[{}/{}] {title}", self.begun.get(), self.total) }
    }
}

pub struct Step<'a> {
    steps: &'a Steps,
    label: String,
}

impl Step<'_> {
    /// There is nothing to do.
    pub fn satisfied(&self, with: &str) {
        if self.steps.verbose {
            eprintln!("{} … {with}", self.label);
        }
    }

    /// Runs a command quietly, showing the time it takes. What it writes goes into a log file, whose end is
    /// shown if the command fails.
    pub fn run(&self, doing: &str, command: &mut Command) -> Result<()> {
        let log = self.log_file(doing);
        let status = self.watch(doing, command, &log, None)?;
        if status.is_some_and(|status| status.success()) {
            return Ok(());
        }
        show_end_of(&log);
        Err(Failure::new(format!("`{}` failed; all of its output is in {}", line(command), log.display())))
    }

    /// Like [`Step::run`] for something that may well fail and must not take longer than `limit`: says
    /// whether it worked.
    pub fn attempt(&self, doing: &str, command: &mut Command, limit: Duration) -> Result<bool> {
        let log = self.log_file(doing);
        let status = self.watch(doing, command, &log, Some(limit))?;
        Ok(status.is_some_and(|status| status.success()))
    }

    fn log_file(&self, doing: &str) -> PathBuf {
        let name: String = doing.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
        self.steps.logs.join(format!("{name}.log"))
    }

    /// The exit status, or nothing if the time limit ended the command.
    fn watch(
        &self,
        doing: &str,
        command: &mut Command,
        log: &Path,
        limit: Option<Duration>,
    ) -> Result<Option<ExitStatus>> {
        std::fs::create_dir_all(&self.steps.logs).context(|| "creating the folder for logs".to_owned())?;
        let output = File::create(log).context(|| format!("creating {}", log.display()))?;
        let errors = output.try_clone().context(|| format!("writing {}", log.display()))?;
        command.stdin(Stdio::null()).stdout(output).stderr(errors);

        let started = Instant::now();
        let mut clock = Clock::start(format!("{}: {doing}", self.label));
        let mut child = command.spawn().map_err(|error| {
            eprintln!();
            cannot_start(command, &error)
        })?;
        loop {
            let status = child.try_wait().context(|| format!("waiting for `{}`", line(command)))?;
            let elapsed = started.elapsed();
            if let Some(status) = status {
                clock.end(elapsed, if status.success() { "" } else { ", did not work" });
                return Ok(Some(status));
            }
            if limit.is_some_and(|limit| elapsed > limit) {
                // It may have ended in this very moment, and then there is nothing to kill.
                let _ = child.kill();
                let _ = child.wait();
                clock.end(elapsed, ", took too long");
                return Ok(None);
            }
            clock.tick(elapsed, log);
            std::thread::sleep(Duration::from_millis(if elapsed.as_secs() < 2 { 20 } else { 250 }));
        }
    }
}

/// The running time at the end of a line: counted on a terminal, and every half minute in a log of CI.
struct Clock {
    label: String,
    terminal: bool,
    shown: u64,
}

impl Clock {
    fn start(label: String) -> Self {
        eprint!("{label} …");
        let _ = std::io::stderr().flush();
        Self { label, terminal: std::io::stderr().is_terminal(), shown: 0 }
    }

    fn tick(&mut self, elapsed: Duration, log: &Path) {
        let seconds = elapsed.as_secs();
        if self.terminal && seconds > self.shown {
            self.shown = seconds;
            eprint!("\r\x1b[K{} … {seconds} s  {}", self.label, last_line(log));
        } else if !self.terminal && seconds >= self.shown + 30 {
            self.shown = seconds;
            eprint!(" {seconds} s …");
        }
        let _ = std::io::stderr().flush();
    }

    fn end(&self, elapsed: Duration, outcome: &str) {
        if self.terminal {
            eprint!("\r\x1b[K{} …", self.label);
        }
        eprintln!(" {} s{outcome}", elapsed.as_secs());
    }
}

fn last_line(log: &Path) -> String {
    let text = std::fs::read(log).unwrap_or_default();
    let text = String::from_utf8_lossy(&text[text.len().saturating_sub(400)..]).into_owned();
    let line = text.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or("");
    line.trim().chars().take(60).collect()
}

fn show_end_of(log: &Path) {
    let text = std::fs::read(log).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let lines: Vec<&str> = text.lines().collect();
    for line in &lines[lines.len().saturating_sub(30)..] {
        eprintln!("    {line}");
    }
}
