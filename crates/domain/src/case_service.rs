//! What cases are worked on as part of, as administrators manage it.

use crate::{
    Invalid, ServiceId,
    case::{CaseKind, CaseService},
    vocabulary::{check_description, check_label, check_name},
};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManagedService {
    /// What programs know it by.
    pub id: ServiceId,
    /// What cases have stored: `ids`. It never changes.
    pub name: String,
    /// What people call it.
    pub label: String,
    /// What it is for.
    pub description: String,
    /// Cases keep it, and no other is opened as part of it.
    pub retired: bool,
    pub version: i64,
    /// What its cases can be classified as; without any of its own, as everything.
    pub categories: Vec<ServiceCategory>,
}

/// What cases of a service can be classified as, if they are of one of some types.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceCategory {
    pub classification: String,
    pub kinds: Vec<CaseKind>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NewService {
    pub name: String,
    pub label: String,
    pub description: String,
    /// Classifications of its own, for cases of every type.
    pub categories: Vec<String>,
}

/// What is to be changed; what is `None` stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ServiceChange {
    /// The version that the change was made from.
    pub version: i64,
    pub label: Option<String>,
    pub description: Option<String>,
    pub retired: Option<bool>,
    /// Those that are new are for cases of every type, and those that stay for the types that they are for.
    pub categories: Option<Vec<String>>,
}

impl ManagedService {
    /// Of them all: they are chosen from one list.
    pub const MOST: usize = 200;

    /// Whether a case of it can be classified as that; of any type, if none is named.
    pub fn takes(&self, classification: &str, kinds: &[CaseKind]) -> bool {
        let is_for = |category: &ServiceCategory| {
            category.classification == classification
                && (kinds.is_empty() || category.kinds.iter().any(|kind| kinds.contains(kind)))
        };
        self.categories.is_empty() || self.categories.iter().any(is_for)
    }

    /// Whether a number or a name means it.
    pub fn is_named(&self, text: &str) -> bool {
        self.name.eq_ignore_ascii_case(text) || text.parse() == Ok(self.id.0)
    }

    /// The names of its own classifications.
    pub fn category_names(&self) -> Vec<String> {
        self.categories.iter().map(|category| category.classification.clone()).collect()
    }
}

impl From<ManagedService> for CaseService {
    fn from(service: ManagedService) -> Self {
        Self { id: service.id.0, short_name: service.name, name: service.label }
    }
}

impl NewService {
    /// Tidied, or what is wrong with it.
    pub fn checked(self) -> Result<Self, Invalid> {
        let tidy = Self {
            name: self.name.trim().to_owned(),
            label: self.label.trim().to_owned(),
            description: self.description.trim().to_owned(),
            categories: in_order(self.categories),
        };
        let mut invalid = Invalid::default();
        check_name(&tidy.name, &mut invalid);
        check_label(&tidy.label, &mut invalid);
        check_description(&tidy.description, &mut invalid);
        invalid.into_result()?;
        Ok(tidy)
    }
}

impl ServiceChange {
    /// For programs, which mean the service as it is.
    pub const LATEST: i64 = i64::MAX;

    /// Tidied, or what is wrong with it.
    pub fn checked(self) -> Result<Self, Invalid> {
        let tidy = Self {
            label: self.label.map(|label| label.trim().to_owned()),
            description: self.description.map(|text| text.trim().to_owned()),
            categories: self.categories.map(in_order),
            ..self
        };
        let mut invalid = Invalid::default();
        if let Some(label) = &tidy.label {
            check_label(label, &mut invalid);
        }
        if let Some(description) = &tidy.description {
            check_description(description, &mut invalid);
        }
        invalid.into_result()?;
        Ok(tidy)
    }
}

fn in_order(mut names: Vec<String>) -> Vec<String> {
    names.sort();
    names.dedup();
    names
}
