//! What belongs to an alert.

use crate::{
    AlertIocId, CaseId, Invalid, Timestamp,
    case::Person,
    ioc::{IocKind, Tlp},
};
use serde::{Deserialize, Serialize};

/// An indicator, which the case that the alert goes to can take over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlertIoc {
    pub id: AlertIocId,
    pub value: String,
    pub kind: IocKind,
    pub tlp: Tlp,
    /// Markdown.
    pub description: String,
    pub tags: Vec<String>,
}

/// A machine, an account or whatever else is concerned.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AlertAsset {
    pub name: String,
    /// What it is, in the source's words: `server`, `account`.
    pub kind: String,
    pub ip: String,
    pub domain: String,
    pub description: String,
}

/// A case that the alert went to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlertCase {
    pub case: CaseId,
    /// `#7 – AI CASE`
    pub title: String,
    pub is_open: bool,
    pub linked: Timestamp,
    pub linked_by: Option<Person>,
}

impl AlertAsset {
    pub const MAX_NAME: usize = 256;
    pub const MAX_DESCRIPTION: usize = 10_000;

    pub(super) fn tidied(self) -> Self {
        let trim = |text: String| text.trim().to_owned();
        Self {
            name: trim(self.name),
            kind: trim(self.kind),
            ip: trim(self.ip),
            domain: trim(self.domain),
            description: self.description.trim_end().to_owned(),
        }
    }

    /// Problems are named by their place: `assets[0].name`.
    pub(super) fn check(&self, place: usize, invalid: &mut Invalid) {
        let field = |name: &str| format!("assets[{place}].{name}");
        if self.name.is_empty() {
            invalid.add(field("name"), "must not be empty");
        }
        let lines = [("name", &self.name), ("kind", &self.kind), ("ip", &self.ip), ("domain", &self.domain)];
        for (name, text) in lines {
            if text.chars().count() > Self::MAX_NAME || text.contains(char::is_control) {
                let most = Self::MAX_NAME;
                invalid.add(field(name), format_args!("must be on one line of at most {most} characters"));
            }
        }
        if self.description.chars().count() > Self::MAX_DESCRIPTION {
            let most = Self::MAX_DESCRIPTION;
            invalid.add(field("description"), format_args!("must not be longer than {most} characters"));
        }
    }
}
