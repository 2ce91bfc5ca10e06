//! What a rule would have done.

use crate::{Timestamp, event::CustomerName};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlertTrial {
    pub days: u32,
    /// How many times it would have fired.
    pub total: u64,
    /// How often on each day (UTC), the oldest first, also on those without.
    pub per_day: Vec<(Timestamp, u64)>,
    /// The newest of them.
    pub hits: Vec<AlertTrialHit>,
    /// Events that matched the condition.
    pub matched: u64,
    /// Set where older events were not looked at.
    pub searched_back_to: Option<Timestamp>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlertTrialHit {
    pub at: Timestamp,
    pub customer: CustomerName,
    pub title: String,
    pub count: i64,
}

impl AlertTrial {
    pub const DAYS: u32 = 7;
    pub const MOST_DAYS: u32 = 90;
    /// The most that are listed.
    pub const LISTED: usize = 100;
}
