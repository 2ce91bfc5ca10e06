//! How many alerts there are, and how long they wait.

use super::AlertGrouping;
use crate::{CustomerId, TimeExpr, Timestamp};
use serde::{Deserialize, Serialize};

/// Of which alerts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AlertMeasure {
    /// Raised from this moment on, up to that one: the last 30 days, where it is not said.
    pub from: Option<TimeExpr>,
    pub to: Option<TimeExpr>,
    /// By what they are told apart; not by indicator, of which an alert has several.
    pub by: AlertGrouping,
    pub customers: Vec<CustomerId>,
}

impl Default for AlertMeasure {
    fn default() -> Self {
        Self { from: None, to: None, by: AlertGrouping::Rule, customers: Vec::new() }
    }
}

/// In milliseconds, of those that waited no longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waited {
    /// As many waited longer as shorter.
    pub median: i64,
    /// Nine of ten waited no longer.
    pub ninety: i64,
}

impl Waited {
    /// Of how long each waited; nothing where none did. The value at the rank, so that it is one that there was.
    pub fn of(mut times: Vec<i64>) -> Option<Self> {
        times.sort_unstable();
        let at = |percent: usize| times.get((times.len() * percent).div_ceil(100).max(1) - 1).copied();
        Some(Self { median: at(50)?, ninety: at(90)? })
    }
}

/// Of alerts that were raised: what became of them until now.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlertFigures {
    pub raised: u64,
    pub closed: u64,
    /// Of those that are closed.
    pub false_positives: u64,
    /// Until somebody took them up: until they were no longer new.
    pub acknowledge: Option<Waited>,
    pub close: Option<Waited>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlertStatistics {
    pub from: Timestamp,
    pub to: Timestamp,
    pub all: AlertFigures,
    /// Those that were raised in each span, which begins then: days, or weeks of long times.
    pub spans: Vec<(Timestamp, AlertFigures)>,
    /// With what is common to them, the most first.
    pub groups: Vec<(String, AlertFigures)>,
    /// Whether all were looked at: else the newest.
    pub is_complete: bool,
}

impl AlertStatistics {
    pub const DAYS: i64 = 30;
    pub const MAX_DAYS: i64 = 366;
    /// The groups that are told.
    pub const MOST: usize = 200;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_and_nine_of_ten() {
        assert_eq!(Waited::of(Vec::new()), None);
        assert_eq!(Waited::of(vec![7]), Some(Waited { median: 7, ninety: 7 }));
        assert_eq!(Waited::of((1..=10).rev().collect()), Some(Waited { median: 5, ninety: 9 }));
        assert_eq!(Waited::of(vec![1, 100]), Some(Waited { median: 1, ninety: 100 }));
    }
}
