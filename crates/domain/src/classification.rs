//! What cases can be classified as, as administrators manage it.

use crate::{ClassificationId, Invalid};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManagedClassification {
    /// What programs know it by.
    pub id: ClassificationId,
    /// What cases have stored: `malicious-code:ransomware`. It never changes.
    pub name: String,
    /// What people call it.
    pub label: String,
    /// When to choose it.
    pub description: String,
    /// Among the others, the smallest first.
    pub position: i64,
    /// Cases keep it, and it is not offered any more.
    pub retired: bool,
    pub version: i64,
    /// How many cases have it; those beyond [`Self::COUNTED`] are not counted.
    pub cases: u32,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NewClassification {
    pub name: String,
    pub label: String,
    pub description: String,
    pub position: i64,
}

/// What is to be changed; what is `None` stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ClassificationChange {
    /// The version that the change was made from.
    pub version: i64,
    pub label: Option<String>,
    pub description: Option<String>,
    pub position: Option<i64>,
    pub retired: Option<bool>,
}

impl ManagedClassification {
    /// Of them all: they are chosen from one list.
    pub const MOST: usize = 500;
    /// What is counted of the cases of one; one more says that there are more.
    pub const COUNTED: u32 = 1_000;
    pub const MAX_NAME: usize = 64;
    pub const MAX_LABEL: usize = 100;
    pub const MAX_DESCRIPTION: usize = 1_000;
}

impl NewClassification {
    /// Tidied, or what is wrong with it.
    pub fn checked(self) -> Result<Self, Invalid> {
        let tidy = Self {
            name: self.name.trim().to_owned(),
            label: self.label.trim().to_owned(),
            description: self.description.trim().to_owned(),
            ..self
        };
        let mut invalid = Invalid::default();
        check_name(&tidy.name, &mut invalid);
        check_label(&tidy.label, &mut invalid);
        check_description(&tidy.description, &mut invalid);
        invalid.into_result()?;
        Ok(tidy)
    }
}

impl ClassificationChange {
    /// Tidied, or what is wrong with it.
    pub fn checked(self) -> Result<Self, Invalid> {
        let tidy = Self {
            label: self.label.map(|label| label.trim().to_owned()),
            description: self.description.map(|text| text.trim().to_owned()),
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

/// Programs find cases by number or name, so no name is a number.
fn check_name(name: &str, invalid: &mut Invalid) {
    let mut letters = name.chars();
    let begins = letters.next().is_some_and(|first| first.is_ascii_lowercase());
    let is_inside =
        |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || "-_.:".contains(letter);
    if !begins || !letters.all(is_inside) || name.len() > ManagedClassification::MAX_NAME {
        let max = ManagedClassification::MAX_NAME;
        let problem = format_args!(
            "must be at most {max} small letters (a–z), digits, or one of - _ . :, a letter first"
        );
        invalid.add("name", problem);
    }
}

fn check_label(label: &str, invalid: &mut Invalid) {
    let max = ManagedClassification::MAX_LABEL;
    if label.is_empty() {
        invalid.add("label", "must not be empty");
    } else if label.chars().count() > max || label.contains(char::is_control) {
        invalid.add("label", format_args!("must be one line of at most {max} characters"));
    }
}

fn check_description(text: &str, invalid: &mut Invalid) {
    let max = ManagedClassification::MAX_DESCRIPTION;
    if text.chars().count() > max {
        invalid.add("description", format_args!("must not be longer than {max} characters"));
    }
}
