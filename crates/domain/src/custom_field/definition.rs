//! A custom field, as an administrator defined it.

use super::CustomFieldKind;
use crate::{CustomFieldId, CustomerId};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomField {
    pub id: CustomFieldId,
    /// What programs, filters and templates call it. It never changes.
    pub name: String,
    /// What people call it.
    pub label: String,
    /// It never changes, or what cases have could no longer be read.
    pub kind: CustomFieldKind,
    /// What it is for.
    pub description: String,
    /// What there is to choose from.
    pub choices: Vec<String>,
    /// Whether no case is opened without it.
    pub required_new: bool,
    /// Whether no case is closed without it.
    pub required_closing: bool,
    /// Whose cases have it; everybody's if none is named.
    pub customers: Vec<CustomerId>,
    /// Among the others, the smallest first.
    pub position: i64,
    /// Cases keep what they have in it, and it is not offered any more.
    pub retired: bool,
    pub version: i64,
}

const KEY: &str = "custom.";

impl CustomField {
    /// Of them all: every case's page shows them.
    pub const MOST: usize = 100;
    pub const MAX_NAME: usize = 64;
    pub const MAX_LABEL: usize = 100;
    pub const MAX_DESCRIPTION: usize = 1_000;
    pub const MAX_CHOICES: usize = 200;
    pub const MAX_CHOICE: usize = 100;

    /// What it is called beside the fields that every case has: `custom.site`.
    pub fn key(name: &str) -> String {
        format!("{KEY}{name}")
    }

    /// The name in such a key.
    pub fn name_of(key: &str) -> Option<&str> {
        key.strip_prefix(KEY)
    }

    pub fn is_of(&self, customer: CustomerId) -> bool {
        self.customers.is_empty() || self.customers.contains(&customer)
    }

    /// Whether cases of the customer may be given it.
    pub fn is_offered_to(&self, customer: CustomerId) -> bool {
        !self.retired && self.is_of(customer)
    }
}
