//! How a call went.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::Limit;

/// Everything but success leaves nothing changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Outcome {
    #[error("it succeeded")]
    Succeeded { result: Value },
    /// The module says no to what it was asked about.
    #[error("it refused: {reason}")]
    Refused { reason: String },
    /// It may go well another time.
    #[error("it did not work for now: {reason}")]
    Temporary { reason: String, retry_after: Option<Duration> },
    /// The module raised an error, or says itself that it failed.
    #[error("it failed: {error}")]
    Failed { error: String, traceback: Option<String> },
    #[error("{limit}")]
    Exceeded { limit: Limit },
    /// Killed by a signal, mostly its own fault: 11 is a segmentation fault.
    #[error("it crashed ({})", signal_name(*.signal))]
    Crashed { signal: u8 },
    /// It ended without a result.
    #[error("it ended without a result")]
    Silent,
    /// It wrote where only its host writes.
    #[error("it garbled its answer: {excerpt:?}")]
    Garbage { excerpt: String },
    /// Whoever called it wants it no more.
    #[error("it was cancelled")]
    Cancelled,
    #[error("it could not be started: {reason}")]
    NotStarted { reason: String },
}

impl Outcome {
    pub fn is_success(&self) -> bool {
        matches!(self, Self::Succeeded { .. })
    }

    /// Whether the module's process is as it was before, so that it may be called again.
    pub(crate) fn leaves_it_well(&self) -> bool {
        use Outcome::{Failed, Refused, Succeeded, Temporary};
        matches!(self, Succeeded { .. } | Refused { .. } | Temporary { .. } | Failed { .. })
    }
}

fn signal_name(signal: u8) -> String {
    let name = match signal {
        4 => "illegal instruction",
        6 => "aborted",
        7 => "bus error",
        8 => "arithmetic error",
        9 => "killed",
        11 => "segmentation fault",
        15 => "asked to end",
        _ => return format!("signal {signal}"),
    };
    format!("{name}, signal {signal}")
}
