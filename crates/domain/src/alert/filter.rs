//! What the queue is narrowed to, and its order.

use super::AlertStatus;
use crate::{
    CustomerId, Severity, TimeExpr,
    case::{Assignee, CaseTag, Classification, Person},
    event::CustomerName,
};
use serde::{Deserialize, Serialize};

/// Lists are alternatives; empty ones narrow nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AlertFilter {
    /// Part of the title or of the reference, or the number with `#` before it.
    pub text: String,
    /// Whether they still wait for a decision.
    pub open: Option<bool>,
    pub statuses: Vec<AlertStatus>,
    pub customers: Vec<CustomerId>,
    pub severities: Vec<Severity>,
    pub sources: Vec<String>,
    pub owners: Vec<Assignee>,
    /// All of them. One without a value stands for all with its key.
    pub tags: Vec<CaseTag>,
    /// Created from this moment on, up to and with that one.
    pub from: Option<TimeExpr>,
    pub to: Option<TimeExpr>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum AlertSortKey {
    #[default]
    Created,
    Updated,
    Severity,
}

impl AlertSortKey {
    pub const ALL: [Self; 3] = [Self::Created, Self::Updated, Self::Severity];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Updated => "updated",
            Self::Severity => "severity",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlertSort {
    pub key: AlertSortKey,
    pub descending: bool,
}

impl Default for AlertSort {
    fn default() -> Self {
        Self { key: AlertSortKey::Created, descending: true }
    }
}

/// What there is to choose from, as far as somebody sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlertChoices {
    pub customers: Vec<CustomerName>,
    pub sources: Vec<String>,
    /// Those who can own an alert of one of the customers.
    pub owners: Vec<Person>,
    pub tags: Vec<CaseTag>,
    pub classifications: Vec<Classification>,
}
