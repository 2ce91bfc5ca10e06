//! Why a module was not installed.

use crate::{Outcome, Trouble};

/// Told to the administrator. What was there before is there as before.
#[derive(Debug, thiserror::Error)]
pub enum NotInstalled {
    #[error("{0}")]
    Name(String),
    #[error("the wheel has {size} bytes, and may have {most}")]
    TooLarge { size: u64, most: u64 },
    #[error("the wheel cannot be read: {0}")]
    Unreadable(std::io::Error),
    #[error("there is no module of this name that ships with Argus")]
    NotShipped,
    #[error("no environment can be made with {python}: {why}")]
    Environment { python: String, why: String },
    #[error("it cannot be installed: {0}")]
    Package(String),
    #[error("it is installed and removed again, for it cannot be used: {0}")]
    Unusable(String),
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

/// The reason why something that was run did not succeed.
pub(super) fn why(outcome: Outcome) -> String {
    match outcome {
        Outcome::Failed { error, .. } => error,
        other => other.to_string(),
    }
}
