//! How much of it is worth an alert.

use super::RuleField;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "of", rename_all = "camelCase")]
pub enum Threshold {
    /// Aggregated events, as the list of events shows them.
    Events { at_least: u32 },
    /// Their counts added up.
    Occurrences { at_least: u32 },
    /// Different values of a field.
    Values { field: RuleField, at_least: u32 },
    /// None for as long as the window.
    Absence,
}

impl Default for Threshold {
    fn default() -> Self {
        Self::Events { at_least: 1 }
    }
}

impl Threshold {
    /// Different things are told apart one by one.
    pub const MAX_DIFFERENT: u32 = 1_000;
    pub const MAX_OCCURRENCES: u32 = 10_000_000;

    pub const fn at_least(&self) -> u32 {
        match self {
            Self::Events { at_least } | Self::Occurrences { at_least } | Self::Values { at_least, .. } => {
                *at_least
            }
            Self::Absence => 0,
        }
    }

    /// The most that can be asked for.
    pub const fn most(&self) -> u32 {
        match self {
            Self::Occurrences { .. } => Self::MAX_OCCURRENCES,
            _ => Self::MAX_DIFFERENT,
        }
    }

    /// `5 events`, `100 occurrences`, `20 different values of destination port`
    pub fn told(&self) -> String {
        let counted = |count: u32, one: &str| format!("{count} {one}{}", if count == 1 { "" } else { "s" });
        match self {
            Self::Events { at_least } => counted(*at_least, "event"),
            Self::Occurrences { at_least } => counted(*at_least, "occurrence"),
            Self::Values { field, at_least } => {
                format!("{} of {}", counted(*at_least, "different value"), field.label())
            }
            Self::Absence => "no event".to_owned(),
        }
    }
}
