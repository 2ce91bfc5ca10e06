//! Opening a case.

use crate::{
    CustomerId, Invalid,
    custom_field::{CustomField, RawValues},
    event::CustomerName,
};
use serde::{Deserialize, Serialize};

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
    #[serde(default)]
    pub custom: RawValues,
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
        Self::check_name(&self.name, &mut invalid);
        if self.description.trim().is_empty() {
            invalid.add("description", "must not be empty");
        }
        Self::check_description(&self.description, &mut invalid);
        if let Some(ticket) = &self.soc_ticket {
            Self::check_soc_ticket(ticket, &mut invalid);
        }
        invalid.into_result()
    }

    pub(super) fn check_name(name: &str, invalid: &mut Invalid) {
        if name.trim().is_empty() {
            invalid.add("name", "must not be empty");
        }
        check_text("name", name, Self::MAX_NAME, invalid);
    }

    pub(super) fn check_description(description: &str, invalid: &mut Invalid) {
        check_text("description", description, Self::MAX_DESCRIPTION, invalid);
    }

    pub(super) fn check_soc_ticket(ticket: &str, invalid: &mut Invalid) {
        check_text("socTicket", ticket, Self::MAX_SOC_TICKET, invalid);
    }
}

fn check_text(field: &str, text: &str, max: usize, invalid: &mut Invalid) {
    if text.contains('\0') {
        invalid.add(field, "must not contain NUL characters");
    } else if text.chars().count() > max {
        invalid.add(field, format_args!("must not be longer than {max} characters"));
    }
}

/// What the new-case dialog offers to choose from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewCaseChoices {
    pub customers: Vec<CustomerName>,
    pub templates: Vec<String>,
    pub classifications: Vec<Classification>,
    /// Of all the customers; each says whose cases it is for.
    pub custom_fields: Vec<CustomField>,
}

/// A kind of case, as incident-classification taxonomies name them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Classification {
    /// What is stored: `malicious-code:ransomware`.
    pub name: String,
    pub label: String,
}
