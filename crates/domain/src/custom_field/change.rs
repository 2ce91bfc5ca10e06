//! Defining a custom field, and changing its definition.

use super::{CustomField, CustomFieldKind};
use crate::{CustomerId, Invalid};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NewCustomField {
    pub name: String,
    pub label: String,
    pub kind: CustomFieldKind,
    pub description: String,
    pub choices: Vec<String>,
    pub required_new: bool,
    pub required_closing: bool,
    pub customers: Vec<CustomerId>,
    pub position: i64,
}

/// What is to be changed; what is `None` stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CustomFieldChange {
    /// The version that the change was made from.
    pub version: i64,
    pub label: Option<String>,
    pub description: Option<String>,
    pub choices: Option<Vec<String>>,
    pub required_new: Option<bool>,
    pub required_closing: Option<bool>,
    pub customers: Option<Vec<CustomerId>>,
    pub position: Option<i64>,
    pub retired: Option<bool>,
}

impl NewCustomField {
    /// Tidied, or what is wrong with it.
    pub fn checked(self) -> Result<Self, Invalid> {
        let tidy = Self {
            name: self.name.trim().to_owned(),
            label: self.label.trim().to_owned(),
            description: self.description.trim().to_owned(),
            choices: if self.kind.has_choices() { distinct(self.choices) } else { Vec::new() },
            customers: distinct_customers(self.customers),
            ..self
        };
        let mut invalid = Invalid::default();
        check_name(&tidy.name, &mut invalid);
        check_label(&tidy.label, &mut invalid);
        check_description(&tidy.description, &mut invalid);
        check_choices(tidy.kind, &tidy.choices, &mut invalid);
        invalid.into_result()?;
        Ok(tidy)
    }
}

impl CustomFieldChange {
    /// Tidied, or what is wrong with it for a field of this kind.
    pub fn checked(self, kind: CustomFieldKind) -> Result<Self, Invalid> {
        let tidy = Self {
            label: self.label.map(|label| label.trim().to_owned()),
            description: self.description.map(|text| text.trim().to_owned()),
            choices: self.choices.filter(|_| kind.has_choices()).map(distinct),
            customers: self.customers.map(distinct_customers),
            ..self
        };
        let mut invalid = Invalid::default();
        if let Some(label) = &tidy.label {
            check_label(label, &mut invalid);
        }
        if let Some(description) = &tidy.description {
            check_description(description, &mut invalid);
        }
        if let Some(choices) = &tidy.choices {
            check_choices(kind, choices, &mut invalid);
        }
        invalid.into_result()?;
        Ok(tidy)
    }
}

fn check_name(name: &str, invalid: &mut Invalid) {
    let mut letters = name.chars();
    let begins = letters.next().is_some_and(|first| first.is_ascii_alphabetic());
    let goes_on = letters.all(|letter| letter.is_ascii_alphanumeric() || "-_".contains(letter));
    if !begins || !goes_on || name.len() > CustomField::MAX_NAME {
        let max = CustomField::MAX_NAME;
        let problem = format_args!("must be at most {max} letters (a–z), digits, - or _, a letter first");
        invalid.add("name", problem);
    }
}

fn check_label(label: &str, invalid: &mut Invalid) {
    if label.is_empty() {
        invalid.add("label", "must not be empty");
    } else if label.chars().count() > CustomField::MAX_LABEL || label.contains(char::is_control) {
        let problem = format_args!("must be one line of at most {} characters", CustomField::MAX_LABEL);
        invalid.add("label", problem);
    }
}

fn check_description(text: &str, invalid: &mut Invalid) {
    if text.chars().count() > CustomField::MAX_DESCRIPTION {
        let problem = format_args!("must not be longer than {} characters", CustomField::MAX_DESCRIPTION);
        invalid.add("description", problem);
    }
}

fn check_choices(kind: CustomFieldKind, choices: &[String], invalid: &mut Invalid) {
    if !kind.has_choices() {
        return;
    }
    let (most, longest) = (CustomField::MAX_CHOICES, CustomField::MAX_CHOICE);
    let is_wrong = |choice: &String| choice.chars().count() > longest || choice.contains(char::is_control);
    if choices.is_empty() {
        invalid.add("choices", "must not be empty: there is nothing to choose");
    } else if choices.len() > most || choices.iter().any(is_wrong) {
        invalid.add("choices", format_args!("must be at most {most}, of at most {longest} characters each"));
    }
}

/// Without blanks around, doubles and empty ones; in the order given.
fn distinct(choices: Vec<String>) -> Vec<String> {
    let mut tidy: Vec<String> = Vec::with_capacity(choices.len());
    for choice in choices {
        let choice = choice.trim();
        if !choice.is_empty() && tidy.iter().all(|known| known != choice) {
            tidy.push(choice.to_owned());
        }
    }
    tidy
}

fn distinct_customers(mut customers: Vec<CustomerId>) -> Vec<CustomerId> {
    customers.sort_unstable();
    customers.dedup();
    customers
}
