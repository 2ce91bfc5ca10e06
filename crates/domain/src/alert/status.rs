//! How far somebody has come with an alert.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum AlertStatus {
    #[default]
    New,
    Assigned,
    InProgress,
    Pending,
    Closed,
    /// It belongs to a case that was there before it.
    Merged,
    /// A case was opened from it.
    Escalated,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("must be one of new, assigned, inProgress, pending, closed, merged, escalated")]
pub struct AlertStatusError;

impl AlertStatus {
    pub const ALL: [Self; 7] = [
        Self::New,
        Self::Assigned,
        Self::InProgress,
        Self::Pending,
        Self::Closed,
        Self::Merged,
        Self::Escalated,
    ];
    /// Those that people choose: an alert becomes merged and escalated by what is done with it.
    pub const CHOSEN: [Self; 5] = [Self::New, Self::Assigned, Self::InProgress, Self::Pending, Self::Closed];

    /// How it is stored and told to programs.
    pub const fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Assigned => "assigned",
            Self::InProgress => "inProgress",
            Self::Pending => "pending",
            Self::Closed => "closed",
            Self::Merged => "merged",
            Self::Escalated => "escalated",
        }
    }

    /// For people.
    pub const fn label(self) -> &'static str {
        match self {
            Self::New => "New",
            Self::Assigned => "Assigned",
            Self::InProgress => "In progress",
            Self::Pending => "Pending",
            Self::Closed => "Closed",
            Self::Merged => "Merged",
            Self::Escalated => "Escalated",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.name() == name)
    }

    /// Whether it still waits for somebody's decision.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::New | Self::Assigned | Self::InProgress | Self::Pending)
    }

    pub fn is_chosen(self) -> bool {
        Self::CHOSEN.contains(&self)
    }
}

impl FromStr for AlertStatus {
    type Err = AlertStatusError;
    fn from_str(text: &str) -> Result<Self, AlertStatusError> {
        Self::named(text).ok_or(AlertStatusError)
    }
}

impl fmt::Display for AlertStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
