//! Indicators as cases hold them, and adding them.

use super::{IocKind, Tlp, guess, refang};
use crate::{CaseId, Invalid, IocId, Timestamp, case::Person, labels};
use serde::{Deserialize, Serialize};

/// One indicator of one case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ioc {
    pub id: IocId,
    pub case: CaseId,
    pub value: String,
    pub kind: IocKind,
    pub tlp: Tlp,
    /// Markdown.
    pub description: String,
    pub tags: Vec<String>,
    pub added: Timestamp,
    /// Nobody where Argus itself did it.
    pub added_by: Option<Person>,
    pub updated: Timestamp,
    pub version: i64,
}

/// One to be added.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NewIoc {
    /// May be de-fanged: `hxxp://evil[.]example`.
    pub value: String,
    /// Guessed from the value where it is not given.
    pub kind: Option<IocKind>,
    pub tlp: Tlp,
    pub description: String,
    pub tags: Vec<String>,
}

/// What is to be changed; what is `None` stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct IocChange {
    /// The version that the change was made from.
    pub version: i64,
    pub value: Option<String>,
    pub kind: Option<IocKind>,
    pub tlp: Option<Tlp>,
    pub description: Option<String>,
    pub tags: Option<Vec<String>>,
}

/// What came of adding many.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewIocs {
    pub added: Vec<Ioc>,
    /// The values that the case had already.
    pub known: Vec<String>,
}

impl Ioc {
    pub const MAX_VALUE: usize = 2_048;
    pub const MAX_DESCRIPTION: usize = 100_000;

    /// The rules for what is stored.
    pub fn check(value: &str, kind: IocKind, description: &str, tags: &[String], invalid: &mut Invalid) {
        if value.is_empty() {
            invalid.add("value", "must not be empty");
        } else if value.chars().count() > Self::MAX_VALUE {
            invalid.add("value", format_args!("must not be longer than {} characters", Self::MAX_VALUE));
        } else if value.chars().any(char::is_control) {
            invalid.add("value", "must be on one line");
        } else if let Err(problem) = kind.check(value) {
            invalid.add("value", problem);
        }
        if description.chars().count() > Self::MAX_DESCRIPTION {
            let problem = format_args!("must not be longer than {} characters", Self::MAX_DESCRIPTION);
            invalid.add("description", problem);
        }
        labels::check(tags, invalid);
    }
}

impl NewIoc {
    /// Re-fanged, with a type and tidy tags; or what is wrong with it.
    pub fn checked(self) -> Result<(Self, IocKind), Invalid> {
        let value = refang(&self.value);
        let mut invalid = Invalid::default();
        let other = "other".parse().ok();
        let Some(kind) = self.kind.or_else(|| guess(&value)).or(other) else {
            return Err(Invalid::one("kind", "must be chosen"));
        };
        let tags = labels::tidy(self.tags);
        Ioc::check(&value, kind, &self.description, &tags, &mut invalid);
        invalid.into_result()?;
        Ok((Self { value, kind: Some(kind), tags, ..self }, kind))
    }
}

impl IocChange {
    /// Re-fanged and tidied. Whether value and type go together is checked with what is stored.
    pub fn tidied(mut self) -> Self {
        self.value = self.value.map(|value| refang(&value));
        self.tags = self.tags.map(labels::tidy);
        self
    }
}
