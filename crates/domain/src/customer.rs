//! Customers: whose events, alerts and cases they are.

use crate::{CustomerId, Invalid, Keywords, Sort};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Customer {
    pub id: CustomerId,
    /// What programs and commands call it: lower case letters, digits, `-`, `_` and `.`.
    pub short_name: String,
    pub name: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewCustomer {
    pub short_name: String,
    pub name: String,
}

impl NewCustomer {
    pub const MAX_SHORT_NAME: usize = 64;
    pub const MAX_NAME: usize = 200;

    pub fn check(&self) -> Result<(), Invalid> {
        let mut invalid = Invalid::default();
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_.".contains(c);
        if self.short_name.is_empty()
            || self.short_name.len() > Self::MAX_SHORT_NAME
            || !self.short_name.starts_with(|c: char| c.is_ascii_lowercase())
            || !self.short_name.chars().all(allowed)
        {
            // A number would be mistaken for an id wherever either is taken.
            invalid.add(
                "shortName",
                "must be 1 to 64 lower case letters, digits, - _ or . and begin with a letter",
            );
        }
        if self.name.trim().is_empty() || self.name.chars().count() > Self::MAX_NAME {
            invalid.add("name", format_args!("must be 1 to {} characters", Self::MAX_NAME));
        }
        invalid.into_result()
    }
}

/// Which customers a list shows. All fields must hold; an empty list asks nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CustomerFilter {
    /// One of these …
    pub ids: Vec<CustomerId>,
    /// … or one of these short names.
    pub short_names: Vec<String>,
    pub keywords: Keywords,
    /// Where the words are looked for; everywhere when empty.
    pub fields: Vec<CustomerKey>,
    /// By name where nothing is said.
    pub sort: Vec<Sort<CustomerKey>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CustomerKey {
    Id,
    Name,
    ShortName,
}

impl CustomerKey {
    pub const ALL: [Self; 3] = [Self::Id, Self::Name, Self::ShortName];
}
