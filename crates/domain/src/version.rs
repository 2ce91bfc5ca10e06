//! Several people changing one thing: whoever saves names the version that he saw, and only fields that somebody
//! else changed since then are in the way.

use crate::{Timestamp, UserId};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::{collections::BTreeMap, fmt};

/// The last change of each field; fields that never were changed are not in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FieldVersions(BTreeMap<String, LastChange>);

/// When and by whom a field was changed, and the version of the whole that this made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastChange {
    pub version: i64,
    /// Nobody where Argus itself did it.
    pub by: Option<UserId>,
    pub at: Timestamp,
}

impl FieldVersions {
    /// The change of a field that whoever saw `version` does not know.
    pub fn newer(&self, field: &str, version: i64) -> Option<LastChange> {
        self.0.get(field).copied().filter(|change| change.version > version)
    }

    pub fn mark(&mut self, field: &str, change: LastChange) {
        self.0.insert(field.to_owned(), change);
    }

    /// What is called `part`, a dot and more is gone.
    pub fn forget(&mut self, part: &str) {
        self.0.retain(|field, _| field.strip_prefix(part).is_none_or(|rest| !rest.starts_with('.')));
    }
}

/// A field that two people changed to different values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    pub field: String,
    pub mine: Value,
    /// What is stored, and who saved it when.
    pub theirs: Value,
    pub by: String,
    pub at: Timestamp,
}

/// Why a change was not saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflicts {
    pub fields: Vec<Conflict>,
    /// What is stored: to save one's own values over them, name this version.
    pub version: i64,
}

impl fmt::Display for Conflicts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, conflict) in self.fields.iter().enumerate() {
            let blank = if number == 0 { "" } else { " " };
            write!(f, "{blank}{} changed {} meanwhile.", conflict.by, conflict.field)?;
        }
        Ok(())
    }
}
