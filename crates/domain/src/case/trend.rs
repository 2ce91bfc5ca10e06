//! How many cases come and go.

use crate::Timestamp;
use serde::{Deserialize, Serialize};

/// What was opened and closed, week by week, the oldest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseTrend {
    pub weeks: Vec<CaseWeek>,
}

impl CaseTrend {
    /// This week and those before it.
    pub const WEEKS: i64 = 12;
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseWeek {
    /// Monday, in the zone of whoever asks.
    pub from: Timestamp,
    pub opened: u64,
    pub closed: u64,
}
