//! What came of a rule.

use crate::{AlertFiringId, AlertId, AlertRuleId, Timestamp, event::CustomerName};
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum FiringOutcome {
    /// It raised an alert.
    Raised,
    /// The alert that it raised before is still open, and was counted.
    Counted,
    /// It would have raised too many alerts at once.
    HeldBack,
}

impl FiringOutcome {
    pub const ALL: [Self; 3] = [Self::Raised, Self::Counted, Self::HeldBack];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Raised => "raised",
            Self::Counted => "counted",
            Self::HeldBack => "heldBack",
        }
    }

    pub const fn label(self) -> &'static str {
        match self {
            Self::Raised => "Raised an alert",
            Self::Counted => "Counted on the open alert",
            Self::HeldBack => "Held back",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.name() == name)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Firing {
    pub id: AlertFiringId,
    /// The rule may be gone; its name then is kept.
    pub rule: AlertRuleId,
    pub rule_name: String,
    pub customer: CustomerName,
    /// Values of what it groups by.
    pub group: Vec<String>,
    /// When there was enough, by the times of the events.
    pub at: Timestamp,
    /// When that was seen.
    pub judged: Timestamp,
    pub outcome: FiringOutcome,
    /// In words.
    pub reason: String,
    /// How many events, occurrences or values there were.
    pub count: i64,
    /// Occurrences that came in its cool-down and were added to it.
    pub more: i64,
    /// The last of them.
    pub more_until: Option<Timestamp>,
    /// It may be gone.
    pub alert: Option<AlertId>,
    /// Whether it was silenced.
    pub silenced: bool,
}

/// What a list of firings is narrowed to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FiringFilter {
    pub rule: Option<AlertRuleId>,
    pub outcome: Option<FiringOutcome>,
    pub alert: Option<AlertId>,
    /// Judged from then on.
    pub from: Option<Timestamp>,
    /// Until then.
    pub to: Option<Timestamp>,
}
