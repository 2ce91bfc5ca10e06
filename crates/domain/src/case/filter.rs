//! What a list of cases is narrowed to, and its order.

use super::{CaseTag, Lifecycle, Person};
use crate::{CustomerId, Severity, Sort, UserId, custom_field::CustomField, event::CustomerName};
use serde::{Deserialize, Serialize};
use std::{fmt, num::ParseIntError, str::FromStr};

/// Lists are alternatives; empty ones narrow nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CaseFilter {
    /// Part of the name, or the number with or without `#`, or part of the ticket id or customer's name.
    pub text: String,
    pub lifecycle: Option<Lifecycle>,
    /// Names of states: workflows that share a name share the meaning.
    pub states: Vec<String>,
    pub customers: Vec<CustomerId>,
    pub severities: Vec<Severity>,
    pub assignees: Vec<Assignee>,
    /// All of them. One without a value stands for all with its key.
    pub tags: Vec<CaseTag>,
    /// All of them.
    pub custom: Vec<CustomMatch>,
}

/// A custom field with a value, as somebody wrote it: `site:Oslo`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomMatch {
    /// Of the field.
    pub name: String,
    pub value: String,
}

impl fmt::Display for CustomMatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.name, self.value)
    }
}

impl CustomMatch {
    /// Nothing where no field is named.
    pub fn read(text: &str) -> Option<Self> {
        let (name, value) = text.split_once(':')?;
        (!name.is_empty()).then(|| Self { name: name.to_owned(), value: value.to_owned() })
    }
}

/// Who works on a case, as somebody asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Assignee {
    /// Whoever asks.
    Me,
    Nobody,
    Is(UserId),
}

impl fmt::Display for Assignee {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Me => f.write_str("me"),
            Self::Nobody => f.write_str("nobody"),
            Self::Is(id) => id.fmt(f),
        }
    }
}

impl FromStr for Assignee {
    type Err = ParseIntError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "me" => Ok(Self::Me),
            "nobody" => Ok(Self::Nobody),
            id => id.parse().map(Self::Is),
        }
    }
}

/// What a list can be narrowed to, as far as somebody sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseFilterChoices {
    pub states: Vec<String>,
    pub customers: Vec<CustomerName>,
    /// Those who have cases.
    pub assignees: Vec<Person>,
    pub tags: Vec<CaseTag>,
    /// Those that cases are found by.
    pub custom_fields: Vec<CustomField>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum CaseSortKey {
    /// In the order of opening.
    #[default]
    Id,
    Updated,
    Severity,
}

pub type CaseSort = Sort<CaseSortKey>;

impl Default for CaseSort {
    fn default() -> Self {
        Self { key: CaseSortKey::Id, descending: true }
    }
}
