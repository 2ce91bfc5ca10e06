//! Adding assets to alerts, and changing them.

use crate::Invalid;
use serde::{Deserialize, Serialize};

/// One to be added.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NewAsset {
    pub name: String,
    /// What it is, in the source's words: `server`, `account`.
    pub kind: String,
    pub ip: String,
    pub domain: String,
    pub description: String,
}

/// What is to be changed; what is `None` stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AssetChange {
    /// The version of the alert that the change was made from.
    pub version: i64,
    pub name: Option<String>,
    pub kind: Option<String>,
    pub ip: Option<String>,
    pub domain: Option<String>,
    pub description: Option<String>,
}

impl NewAsset {
    pub const MAX_NAME: usize = 256;
    pub const MAX_DESCRIPTION: usize = 10_000;

    /// Tidied, or what is wrong with it.
    pub fn checked(self) -> Result<Self, Invalid> {
        let tidy = self.tidied();
        let mut invalid = Invalid::default();
        tidy.check("", &mut invalid);
        invalid.into_result()?;
        Ok(tidy)
    }

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

    /// `at` is the way to it: `assets[0].`
    pub(super) fn check(&self, at: &str, invalid: &mut Invalid) {
        let field = |name: &str| format!("{at}{name}");
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
