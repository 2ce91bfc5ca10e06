//! Cases: investigations and what belongs to them.

use crate::{CaseId, CustomerId, Invalid, Timestamp, event::CustomerName};
use serde::{Deserialize, Serialize};

/// A case as lists and the switcher show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseSummary {
    pub id: CaseId,
    pub name: String,
    pub customer: CustomerName,
    pub state: CaseState,
    pub classification: Option<String>,
    /// The ticket in the SOC's own ticketing system.
    pub soc_ticket: Option<String>,
    pub opened: Timestamp,
    pub opened_by: String,
    pub closed: Option<Timestamp>,
}

impl CaseSummary {
    /// `#7 – AI CASE`
    pub fn title(&self) -> String {
        format!("#{} – {}", self.id, self.name)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    pub summary: CaseSummary,
    /// The short description that the case was opened with, in Markdown.
    pub description: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CaseState {
    Open,
    Closed,
}

impl CaseState {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closed => "closed",
        }
    }
}

/// What the new-case dialog asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewCase {
    pub customer: Option<CustomerId>,
    pub name: String,
    /// Becomes the summary of the case.
    pub description: String,
    /// Name of the template to use; without one the case is created empty.
    pub template: Option<String>,
    pub classification: Option<String>,
    pub soc_ticket: Option<String>,
}

impl NewCase {
    pub const MAX_NAME: usize = 200;
    pub const MAX_DESCRIPTION: usize = 100_000;
    pub const MAX_SOC_TICKET: usize = 256;

    /// The dialog's rules: customer, name and short description are required. Field names are those of the form.
    pub fn check(&self) -> Result<(), Invalid> {
        let mut invalid = Invalid::default();
        if self.customer.is_none() {
            invalid.add("customer", "must be chosen");
        }
        for (field, value, max) in
            [("name", &self.name, Self::MAX_NAME), ("description", &self.description, Self::MAX_DESCRIPTION)]
        {
            if value.trim().is_empty() {
                invalid.add(field, "must not be empty");
            } else if value.contains('\0') {
                invalid.add(field, "must not contain NUL characters");
            } else if value.chars().count() > max {
                invalid.add(field, format_args!("must not be longer than {max} characters"));
            }
        }
        if self.soc_ticket.as_ref().is_some_and(|id| id.contains('\0')) {
            invalid.add("socTicket", "must not contain NUL characters");
        }
        if self.soc_ticket.as_ref().is_some_and(|id| id.chars().count() > Self::MAX_SOC_TICKET) {
            invalid.add(
                "socTicket",
                format_args!("must not be longer than {} characters", Self::MAX_SOC_TICKET),
            );
        }
        invalid.into_result()
    }
}

/// What the new-case dialog offers to choose from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewCaseChoices {
    pub customers: Vec<CustomerName>,
    pub templates: Vec<String>,
    pub classifications: Vec<Classification>,
}

/// A kind of case, as incident-classification taxonomies name them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Classification {
    /// What is stored: `malicious-code:ransomware`.
    pub name: String,
    pub label: String,
}

/// What a list of cases is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CaseFilter {
    /// Part of the name, or the number with or without `#`, or part of the ticket id or customer's name.
    pub text: String,
    pub state: Option<CaseState>,
}
