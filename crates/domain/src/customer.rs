//! Customers: whose events, alerts and cases they are.

use crate::{CustomerId, Invalid, Keywords, Sort, Timestamp};
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
        check_short_name(&self.short_name, &mut invalid);
        check_name(&self.name, &mut invalid);
        invalid.into_result()
    }
}

fn check_short_name(text: &str, invalid: &mut Invalid) {
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_.".contains(c);
    if text.len() > NewCustomer::MAX_SHORT_NAME
        || !text.starts_with(|c: char| c.is_ascii_lowercase())
        || !text.chars().all(allowed)
    {
        // A number would be mistaken for an id wherever either is taken.
        invalid
            .add("shortName", "must be 1 to 64 lower case letters, digits, - _ or . and begin with a letter");
    }
}

fn check_name(text: &str, invalid: &mut Invalid) {
    if text.trim().is_empty() || text.chars().count() > NewCustomer::MAX_NAME {
        invalid.add("name", format_args!("must be 1 to {} characters", NewCustomer::MAX_NAME));
    }
}

/// A customer as administrators manage it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManagedCustomer {
    pub id: CustomerId,
    pub short_name: String,
    pub name: String,
    /// Searches can leave out those that are not.
    pub in_production: bool,
    pub added: Timestamp,
    pub version: i64,
}

/// What is to be changed; what is `None` stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CustomerChange {
    /// The version that the change was made from.
    pub version: i64,
    pub short_name: Option<String>,
    pub name: Option<String>,
    pub in_production: Option<bool>,
}

impl CustomerChange {
    /// Tidied, or what is wrong with it.
    pub fn checked(self) -> Result<Self, Invalid> {
        let tidy = |text: Option<String>| text.map(|text| text.trim().to_owned());
        let tidy = Self { short_name: tidy(self.short_name), name: tidy(self.name), ..self };
        let mut invalid = Invalid::default();
        if let Some(short_name) = &tidy.short_name {
            check_short_name(short_name, &mut invalid);
        }
        if let Some(name) = &tidy.name {
            check_name(name, &mut invalid);
        }
        invalid.into_result()?;
        Ok(tidy)
    }
}

/// Which customers administrators look at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ManagedCustomerFilter {
    /// A part of the name, the short name or the number.
    pub text: String,
    pub in_production: Option<bool>,
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

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum CustomerKey {
    Id,
    Name,
    ShortName,
}

impl CustomerKey {
    pub const ALL: [Self; 3] = [Self::Id, Self::Name, Self::ShortName];
}
