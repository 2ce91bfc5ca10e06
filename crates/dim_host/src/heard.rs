//! What a module says while it runs.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use tokio::sync::oneshot;

/// In the order in which it was said.
#[derive(Debug)]
pub enum Heard {
    Log {
        level: Level,
        text: String,
    },
    /// From here on the log is dropped, for there was too much of it.
    LogCut,
    Progress {
        done: u64,
        /// Nothing, if nobody can say yet.
        total: Option<u64>,
        text: Option<String>,
    },
    /// To be applied if the call succeeds, and not at all if it does not.
    Change(Value),
    /// The module waits for the answer; none, or an error, is raised in it.
    Question {
        question: Value,
        answer: oneshot::Sender<Result<Value, String>>,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    Debug,
    Info,
    Warning,
    Error,
    /// Printed, by the module itself or a program that it started.
    Output,
}
