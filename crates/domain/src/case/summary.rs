//! What is told of a case.

use super::{AccessLevel, AccessMode, CaseState, CaseTag, Lifecycle, Outcome};
use crate::{CaseId, Severity, Timestamp, UserId, custom_field::CustomValues, event::CustomerName};
use serde::{Deserialize, Serialize};

/// Somebody, by the name that people know him by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    pub id: UserId,
    pub name: String,
}

/// A case as lists and the switcher show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseSummary {
    pub id: CaseId,
    pub name: String,
    pub customer: CustomerName,
    pub state: CaseState,
    pub severity: Severity,
    /// What the investigation found, once that is known.
    pub outcome: Option<Outcome>,
    pub classification: Option<String>,
    /// The ticket in the SOC's own ticketing system.
    pub soc_ticket: Option<String>,
    /// Who answers for it.
    pub owner: Option<Person>,
    /// Who works on it now.
    pub assignee: Option<Person>,
    pub tags: Vec<CaseTag>,
    pub opened: Timestamp,
    pub opened_by: Person,
    pub closed: Option<Timestamp>,
    pub closed_by: Option<Person>,
    pub updated: Timestamp,
    /// Nobody where Argus itself did it.
    pub updated_by: Option<Person>,
    /// Who sees it, where the access list does not say otherwise.
    #[serde(default)]
    pub access: AccessMode,
    /// Only those see it who work on cases.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unpublished: bool,
    /// The case that it was merged into, which has its contents now.
    pub merged_into: Option<CaseId>,
    /// Rises with every change.
    pub version: i64,
}

impl CaseSummary {
    /// `#7 – AI CASE`
    pub fn title(&self) -> String {
        format!("#{} – {}", self.id, self.name)
    }

    pub const fn is_open(&self) -> bool {
        matches!(self.state.lifecycle, Lifecycle::Open)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    pub summary: CaseSummary,
    /// The short description that the case was opened with, in Markdown.
    pub description: String,
    /// What it has in fields that an administrator defined.
    pub custom: CustomValues,
    /// What whoever asked may do with it.
    #[serde(default)]
    pub level: AccessLevel,
}
