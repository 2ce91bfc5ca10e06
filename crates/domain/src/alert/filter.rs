//! What the queue is narrowed to, and its order.

use super::{AlertGrouping, AlertStatus, AssetMatch, IocMatch};
use crate::{
    AlertRuleId, CustomerId, Severity, Sort, TimeExpr,
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
    /// Only those that are put off.
    pub snoozed: bool,
    pub statuses: Vec<AlertStatus>,
    pub customers: Vec<CustomerId>,
    pub severities: Vec<Severity>,
    pub sources: Vec<String>,
    /// Alert rules that raised them.
    pub rules: Vec<AlertRuleId>,
    /// All of them.
    pub iocs: Vec<IocMatch>,
    /// All of them.
    pub assets: Vec<AssetMatch>,
    /// Those that no rule raised, or that have no indicator.
    pub lacks: Vec<AlertGrouping>,
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

pub type AlertSort = Sort<AlertSortKey>;

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
