//! Where an indicator was seen before.

use crate::{CaseId, Timestamp, criteria::Total};
use serde::{Deserialize, Serialize};

/// Another case that has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeenCase {
    pub case: CaseId,
    /// `#7 – AI CASE`
    pub title: String,
    pub added: Timestamp,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// Those that the reader may see, the newest first, at most ten.
    pub cases: Vec<SeenCase>,
    /// All of them that he may see, up to a thousand.
    pub in_cases: u64,
    /// Events with such an address, or name of a domain; `None` for values that events do not have.
    pub in_events: Option<Total>,
}
