//! The lines between host and module, each a JSON object.
//!
//! They go over pipes of their own: before any code of a module runs, what it would print is sent elsewhere.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{Call, Level, Limit, Outcome};

/// From the host.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum ToModule<'a> {
    Call {
        /// The package to import.
        module: &'a str,
        /// Most bytes of one line.
        message: usize,
        #[serde(flatten)]
        call: &'a Call,
    },
    Answer {
        id: u64,
        #[serde(flatten)]
        answer: Answer,
    },
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Answer {
    Value(Value),
    Error(String),
}

/// From the module.
#[derive(Debug, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum FromModule {
    Log { level: Level, text: String },
    Progress { done: u64, total: Option<u64>, text: Option<String> },
    Change { change: Value },
    Question { id: u64, question: Value },
    End(End),
}

#[derive(Debug, Deserialize)]
#[serde(tag = "how", rename_all = "snake_case")]
pub(crate) enum End {
    Succeeded { result: Value },
    Refused { reason: String },
    Temporary { reason: String, retry_after: Option<f64> },
    Failed { error: String, traceback: Option<String> },
    OutOfMemory,
}

/// A module that says "in a thousand years" means "not soon".
const LONGEST_WAIT: f64 = 7.0 * 86_400.0;

impl From<End> for Outcome {
    fn from(end: End) -> Self {
        match end {
            End::Succeeded { result } => Self::Succeeded { result },
            End::Refused { reason } => Self::Refused { reason },
            End::Temporary { reason, retry_after } => {
                let seconds = retry_after.map(|seconds| seconds.clamp(0.0, LONGEST_WAIT));
                Self::Temporary { reason, retry_after: seconds.map(Duration::from_secs_f64) }
            }
            End::Failed { error, traceback } => Self::Failed { error, traceback },
            End::OutOfMemory => Self::Exceeded { limit: Limit::Memory },
        }
    }
}
