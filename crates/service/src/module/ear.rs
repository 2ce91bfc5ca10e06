//! What is heard of a module while it runs.

use argus_dim_host::{Heard, Level};
use argus_domain::{
    Timestamp,
    module::{LogLevel, LogLine, Progress},
};
use serde_json::Value;
use tokio::sync::oneshot;

/// Bytes of one line that are kept.
const LONGEST_LINE: usize = 10_000;

/// Collects it until it is written down.
#[derive(Debug, Default)]
pub(super) struct Ear {
    last: u32,
    pub(super) lines: Vec<LogLine>,
    /// The newest, if it was not written down yet.
    pub(super) progress: Option<Progress>,
    /// What is wanted, if it succeeds.
    pub(super) changes: Vec<Value>,
}

/// The module waits for the answer.
pub(super) struct Question {
    pub(super) question: Value,
    pub(super) answer: oneshot::Sender<Result<Value, String>>,
}

impl Ear {
    /// Goes on after the line `last`.
    pub(super) fn after(last: u32) -> Self {
        Self { last, ..Self::default() }
    }

    pub(super) fn hear(&mut self, heard: Heard, now: Timestamp) -> Option<Question> {
        match heard {
            Heard::Log { level, text } => self.note(now, in_words(level), text),
            Heard::LogCut => {
                let text = "It logs more than is kept: the rest is left out.";
                self.note(now, LogLevel::Warning, text.to_owned());
            }
            Heard::Progress { done, total, text } => self.progress = Some(Progress { done, total, text }),
            Heard::Change(change) => self.changes.push(change),
            Heard::Question { question, answer } => return Some(Question { question, answer }),
        }
        None
    }

    pub(super) fn note(&mut self, at: Timestamp, level: LogLevel, mut text: String) {
        if text.len() > LONGEST_LINE {
            let end = (0..=LONGEST_LINE).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
            text.truncate(end);
            text.push('…');
        }
        self.last += 1;
        self.lines.push(LogLine { number: self.last, at, level, text });
    }

    /// Whether there is something to write down.
    pub(super) fn has_news(&self) -> bool {
        !self.lines.is_empty() || self.progress.is_some()
    }
}

fn in_words(level: Level) -> LogLevel {
    match level {
        Level::Debug => LogLevel::Debug,
        Level::Info => LogLevel::Info,
        Level::Warning => LogLevel::Warning,
        Level::Error => LogLevel::Error,
        Level::Output => LogLevel::Output,
    }
}
