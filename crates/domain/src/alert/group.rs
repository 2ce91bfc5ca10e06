//! The queue, put together by what its alerts have in common.

use super::{AlertFilter, AlertStatus, AlertSummary, IocMatch};
use crate::{
    AlertRuleId, CustomerId, Severity, Timestamp,
    criteria::{Page, Total},
};
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum AlertGrouping {
    /// The alert rule that raised them.
    Rule,
    Source,
    /// An alert with several indicators is in several groups.
    Indicator,
    Customer,
    Severity,
}

impl AlertGrouping {
    pub const ALL: [Self; 5] = [Self::Rule, Self::Source, Self::Indicator, Self::Customer, Self::Severity];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Rule => "rule",
            Self::Source => "source",
            Self::Indicator => "indicator",
            Self::Customer => "customer",
            Self::Severity => "severity",
        }
    }

    /// For people.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Rule => "Rule",
            Self::Source => "Source",
            Self::Indicator => "Indicator",
            Self::Customer => "Customer",
            Self::Severity => "Severity",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|by| by.name() == name)
    }
}

/// What the alerts of a group have in common. Those that have none of it are a group, too.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum AlertGroupKey {
    Rule(Option<AlertRuleId>),
    Source(String),
    Indicator(Option<IocMatch>),
    Customer(CustomerId),
    Severity(Severity),
}

impl AlertGroupKey {
    pub const fn grouping(&self) -> AlertGrouping {
        match self {
            Self::Rule(_) => AlertGrouping::Rule,
            Self::Source(_) => AlertGrouping::Source,
            Self::Indicator(_) => AlertGrouping::Indicator,
            Self::Customer(_) => AlertGrouping::Customer,
            Self::Severity(_) => AlertGrouping::Severity,
        }
    }

    /// Narrows a question to the alerts of the group.
    pub fn narrow(&self, filter: &mut AlertFilter) {
        match self {
            Self::Rule(Some(rule)) => filter.rules = vec![*rule],
            Self::Rule(None) => lack(filter, AlertGrouping::Rule),
            Self::Source(source) => filter.sources = vec![source.clone()],
            Self::Indicator(Some(ioc)) => {
                if !filter.iocs.contains(ioc) {
                    filter.iocs.push(ioc.clone());
                }
            }
            Self::Indicator(None) => lack(filter, AlertGrouping::Indicator),
            Self::Customer(customer) => filter.customers = vec![*customer],
            Self::Severity(severity) => filter.severities = vec![*severity],
        }
    }
}

fn lack(filter: &mut AlertFilter, what: AlertGrouping) {
    if !filter.lacks.contains(&what) {
        filter.lacks.push(what);
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlertGroup {
    pub key: AlertGroupKey,
    /// What the alerts have in common, for people.
    pub label: String,
    pub count: u64,
    /// When the newest of them was raised.
    pub newest: Timestamp,
    /// When something was done with one of them last.
    pub updated: Timestamp,
    /// The highest severity of them.
    pub severity: Severity,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AlertGroups {
    pub page: Page<AlertGroup>,
    /// The alerts that were put together: where there are more, the newest of them.
    pub alerts: Total,
}

/// The alerts of one status, of which a board shows the first.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AlertColumn {
    pub status: AlertStatus,
    pub page: Page<AlertSummary>,
}
