//! What policies look at.

use crate::{
    Severity,
    alert::AlertSummary,
    case::{CaseSummary, CaseTag},
    event::CustomerName,
};

/// An alert, or a case, by what it is matched and grouped by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labels {
    pub customer: CustomerName,
    pub severity: Severity,
    /// Of an alert; a case has none.
    pub source: String,
    pub classification: Option<String>,
    pub tags: Vec<CaseTag>,
    pub title: String,
}

impl From<&AlertSummary> for Labels {
    fn from(alert: &AlertSummary) -> Self {
        Self {
            customer: alert.customer.clone(),
            severity: alert.severity,
            source: alert.source.clone(),
            classification: alert.classification.clone(),
            tags: alert.tags.clone(),
            title: alert.title.clone(),
        }
    }
}

impl From<&CaseSummary> for Labels {
    fn from(case: &CaseSummary) -> Self {
        Self {
            customer: case.customer.clone(),
            severity: case.severity,
            source: String::new(),
            classification: case.classification.clone(),
            tags: case.tags.clone(),
            title: case.name.clone(),
        }
    }
}
