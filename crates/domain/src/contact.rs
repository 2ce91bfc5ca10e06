//! Contacts: whom to call or write to at a customer's.

use crate::{ContactId, CustomerId, Invalid};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    pub id: ContactId,
    pub customer: CustomerId,
    pub name: String,
    /// What he is there for: "SOC lead, on call at night".
    pub role: String,
    pub email: String,
    pub phone: String,
    pub version: i64,
}

impl Contact {
    pub const MAX_TEXT: usize = 200;
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NewContact {
    pub name: String,
    pub role: String,
    pub email: String,
    pub phone: String,
}

/// What is to be changed; what is `None` stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ContactChange {
    /// The version that the change was made from.
    pub version: i64,
    pub name: Option<String>,
    pub role: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
}

impl NewContact {
    /// Tidied, or what is wrong with it.
    pub fn checked(self) -> Result<Self, Invalid> {
        let change = ContactChange {
            version: 0,
            name: Some(self.name),
            role: Some(self.role),
            email: Some(self.email),
            phone: Some(self.phone),
        };
        let ContactChange { name, role, email, phone, .. } = change.checked()?;
        let text = Option::unwrap_or_default;
        Ok(Self { name: text(name), role: text(role), email: text(email), phone: text(phone) })
    }
}

impl ContactChange {
    /// Tidied, or what is wrong with it.
    pub fn checked(self) -> Result<Self, Invalid> {
        let tidy = |text: Option<String>| text.map(|text| text.trim().to_owned());
        let tidy = Self {
            version: self.version,
            name: tidy(self.name),
            role: tidy(self.role),
            email: tidy(self.email),
            phone: tidy(self.phone),
        };
        let mut invalid = Invalid::default();
        if tidy.name.as_deref() == Some("") {
            invalid.add("name", "must not be empty");
        }
        for (field, text) in [("name", &tidy.name), ("role", &tidy.role), ("phone", &tidy.phone)] {
            if text.as_ref().is_some_and(|text| text.chars().count() > Contact::MAX_TEXT) {
                invalid.add(field, format_args!("must not be longer than {} characters", Contact::MAX_TEXT));
            }
        }
        if let Some(email) = &tidy.email {
            check_email("email", email, &mut invalid);
        }
        invalid.into_result()?;
        Ok(tidy)
    }
}

/// The longest that RFC 5321 lets through.
const MAX_EMAIL: usize = 254;

/// None is fine; whether one is right only a mail to it shows.
pub fn check_email(field: &str, text: &str, invalid: &mut Invalid) {
    let is_possible = text.rsplit_once('@').is_some_and(|(who, at)| !who.is_empty() && !at.is_empty());
    let is_plain = !text.contains(|c: char| c.is_whitespace() || c.is_control());
    if !text.is_empty() && (!is_possible || !is_plain || text.len() > MAX_EMAIL) {
        invalid.add(field, "must be an address such as anna@example.com");
    }
}
