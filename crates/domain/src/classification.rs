//! What cases can be classified as, as administrators manage it.

use crate::{
    ClassificationId, Invalid,
    vocabulary::{check_description, check_label, check_name},
};
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
    /// For programs, which mean the classification as it is.
    pub const LATEST: i64 = i64::MAX;

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
