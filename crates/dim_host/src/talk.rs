//! The conversation of one call.

use std::time::{Duration, Instant};

use serde_json::Value;
use tokio::io::AsyncWriteExt as _;
use tokio::sync::{mpsc, oneshot};
use tokio::time::timeout;

use crate::frame::{Answer, FromModule, ToModule};
use crate::lines::Line;
use crate::process::Process;
use crate::{Call, Heard, Level, Limit, Limits, Outcome};

/// Behind this line of output belongs nothing to the call any more.
const OUTPUT_ENDS: &[u8] = b"\0argus: end of output";

/// How long what was said last is waited for, after the result or the end.
const REST: Duration = Duration::from_secs(1);

/// Nobody sees more steps than these.
const BETWEEN_STEPS: Duration = Duration::from_millis(100);

const EXCERPT: usize = 200;

pub(crate) struct Talk<'a> {
    process: &'a mut Process,
    limits: &'a Limits,
    heard: mpsc::Sender<Heard>,
    log: Used,
    changes: Used,
    questions: usize,
    /// Bytes of everything that was said before this call, by a process that is called more than once.
    before: usize,
    output_before: usize,
    stepped: Option<Instant>,
    /// Whether all that the module printed in this call was heard.
    has_printed_all: bool,
}

#[derive(Default)]
struct Used {
    count: usize,
    bytes: usize,
    is_cut: bool,
}

/// Why listening ends before the module is done.
enum Stop {
    With(Outcome),
    /// The process ended.
    Ended,
}

impl<'a> Talk<'a> {
    pub(crate) fn new(process: &'a mut Process, limits: &'a Limits, heard: mpsc::Sender<Heard>) -> Self {
        let (before, output_before) = (process.from.taken, process.output.taken);
        let (log, changes) = (Used::default(), Used::default());
        Self {
            process,
            limits,
            heard,
            log,
            changes,
            questions: 0,
            before,
            output_before,
            stepped: None,
            has_printed_all: false,
        }
    }

    pub(crate) async fn carry(mut self, module: &str, call: &Call) -> Option<Outcome> {
        let call = ToModule::Call { module, message: self.limits.message, call };
        let stopped = match self.say(&call).await {
            Ok(()) => self.listen().await,
            Err(stop) => Err(stop),
        };
        match stopped {
            Ok(outcome) | Err(Stop::With(outcome)) => Some(outcome),
            Err(Stop::Ended) => {
                // What it printed last often says why.
                let _ = timeout(REST, self.rest_of_output()).await;
                None
            }
        }
    }

    /// Waits until the module has read it, which the limit of time ends if it does not.
    async fn say(&mut self, frame: &ToModule<'_>) -> Result<(), Stop> {
        let mut line = serde_json::to_vec(frame).unwrap_or_default();
        line.push(b'\n');
        let Some(to) = &mut self.process.to else { return Err(Stop::Ended) };
        // A module that is gone is found out by listening.
        let _ = to.write_all(&line).await;
        Ok(())
    }

    async fn listen(&mut self) -> Result<Outcome, Stop> {
        let mut printing = true;
        // Both pipes end with the guard, unless somebody killed it alone.
        let mut ending = None;
        loop {
            let process = &mut *self.process;
            tokio::select! {
                biased;
                // Who listens no more wants it no more.
                () = self.heard.closed() => return Err(Stop::With(Outcome::Cancelled)),
                line = process.output.next(), if printing => match line {
                    Some(line) => self.printed(line).await?,
                    None => printing = false,
                },
                line = process.from.next() => {
                    if let Some(outcome) = self.said(line.ok_or(Stop::Ended)?).await? {
                        let _ = timeout(REST, self.rest_of_output()).await;
                        return Ok(outcome);
                    }
                }
                _ = process.guard.wait(), if ending.is_none() => ending = Some(Instant::now() + REST),
                () = sleep_until(ending), if ending.is_some() => return Err(Stop::Ended),
            }
            let said = self.process.from.taken.saturating_sub(self.before + self.changes.bytes);
            let printed = self.process.output.taken - self.output_before;
            if said.saturating_add(printed) > self.limits.output.saturating_add(self.limits.message) {
                return Err(Stop::With(Outcome::Exceeded { limit: Limit::Output }));
            }
        }
    }

    async fn said(&mut self, line: Line) -> Result<Option<Outcome>, Stop> {
        let Line::Whole(bytes) = line else {
            return Err(Stop::With(Outcome::Exceeded { limit: Limit::Message }));
        };
        let Ok(frame) = serde_json::from_slice(&bytes) else {
            return Err(Stop::With(Outcome::Garbage { excerpt: excerpt(&bytes) }));
        };
        match frame {
            FromModule::Log { level, text } => self.logged(level, text).await?,
            FromModule::Progress { done, total, text } => self.step(done, total, text).await?,
            FromModule::Change { change } => self.change(change, bytes.len()).await?,
            FromModule::Question { id, question } => self.question(id, question).await?,
            FromModule::End(end) => return Ok(Some(end.into())),
        }
        Ok(None)
    }

    async fn printed(&mut self, line: Line) -> Result<(), Stop> {
        let text = match line {
            Line::Whole(bytes) if bytes.ends_with(OUTPUT_ENDS) => {
                // Behind a line that the module did not end.
                let begun = &bytes[..bytes.len() - OUTPUT_ENDS.len()];
                if !begun.is_empty() {
                    self.logged(Level::Output, String::from_utf8_lossy(begun).into_owned()).await?;
                }
                self.has_printed_all = true;
                return Ok(());
            }
            Line::Whole(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Line::Cut(bytes) => format!("{} …", String::from_utf8_lossy(&bytes)),
            Line::PassedOver => return Ok(()),
        };
        self.process.printed = Some(text.clone());
        self.logged(Level::Output, text).await
    }

    async fn rest_of_output(&mut self) {
        while !self.has_printed_all
            && let Some(line) = self.process.output.next().await
        {
            if self.printed(line).await.is_err() {
                return;
            }
        }
    }

    async fn logged(&mut self, level: Level, text: String) -> Result<(), Stop> {
        self.log.count += 1;
        self.log.bytes = self.log.bytes.saturating_add(text.len());
        if self.log.count <= self.limits.log_lines && self.log.bytes <= self.limits.log_bytes {
            return self.tell(Heard::Log { level, text }).await;
        }
        if std::mem::replace(&mut self.log.is_cut, true) { Ok(()) } else { self.tell(Heard::LogCut).await }
    }

    async fn step(&mut self, done: u64, total: Option<u64>, text: Option<String>) -> Result<(), Stop> {
        let is_last = total == Some(done);
        if !is_last && self.stepped.is_some_and(|at| at.elapsed() < BETWEEN_STEPS) {
            return Ok(());
        }
        self.stepped = Some(Instant::now());
        self.tell(Heard::Progress { done, total, text }).await
    }

    async fn change(&mut self, change: Value, bytes: usize) -> Result<(), Stop> {
        self.changes.count += 1;
        self.changes.bytes = self.changes.bytes.saturating_add(bytes);
        if self.changes.count > self.limits.changes || self.changes.bytes > self.limits.change_bytes {
            return Err(Stop::With(Outcome::Exceeded { limit: Limit::Changes }));
        }
        self.tell(Heard::Change(change)).await
    }

    async fn question(&mut self, id: u64, question: Value) -> Result<(), Stop> {
        self.questions += 1;
        if self.questions > self.limits.questions {
            return Err(Stop::With(Outcome::Exceeded { limit: Limit::Questions }));
        }
        let (answer, answered) = oneshot::channel();
        self.tell(Heard::Question { question, answer }).await?;
        let answer = match answered.await {
            Ok(Ok(value)) => Answer::Value(value),
            Ok(Err(error)) => Answer::Error(error),
            Err(_) => Answer::Error("nobody answers questions here".to_owned()),
        };
        self.say(&ToModule::Answer { id, answer }).await
    }

    async fn tell(&self, heard: Heard) -> Result<(), Stop> {
        self.heard.send(heard).await.map_err(|_| Stop::With(Outcome::Cancelled))
    }
}

/// For ever, if there is no such time.
async fn sleep_until(at: Option<Instant>) {
    match at {
        Some(at) => tokio::time::sleep_until(at.into()).await,
        None => std::future::pending().await,
    }
}

fn excerpt(bytes: &[u8]) -> String {
    String::from_utf8_lossy(&bytes[..bytes.len().min(EXCERPT)]).into_owned()
}
