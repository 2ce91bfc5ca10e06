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
    /// How many alerts that are if none of them is closed: what has one key is one.
    pub kinds: u64,
    /// Those of them that came most often.
    pub keys: Vec<AlertTrialKey>,
    /// The newest of them.
    pub hits: Vec<AlertTrialHit>,
    /// Events that matched the condition.
    pub matched: u64,
    /// Set where older events were not looked at.
    pub searched_back_to: Option<Timestamp>,
    /// Set for rules over alerts and cases, of which only what they are like now is known.
    #[serde(default)]
    pub of_things: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlertTrialHit {
    pub at: Timestamp,
    pub customer: CustomerName,
    pub title: String,
    pub count: i64,
}

/// What is one alert as long as that is open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlertTrialKey {
    pub customer: CustomerName,
    /// The de-duplication key filled in, or what it is grouped by where there is none.
    pub key: String,
    /// How many groups it puts together.
    pub groups: u64,
    /// How many times they would have fired.
    pub times: u64,
}

impl AlertTrial {
    /// The most keys that are listed.
    pub const KEYS: usize = 20;
    pub const DAYS: u32 = 7;
    pub const MOST_DAYS: u32 = 90;
    /// The most that are listed.
    pub const LISTED: usize = 100;
}
