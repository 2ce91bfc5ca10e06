//! A field that a module assigned.

use super::{invalid, value};
use crate::{Error, Result};
use serde::Deserialize;
use serde_json::Value;

/// What it was when the module was called, and what it is to be.
#[derive(Clone, Debug, Deserialize)]
pub(in crate::module) struct Field {
    #[serde(rename = "field")]
    pub(in crate::module) name: String,
    #[serde(default)]
    pub(in crate::module) before: Value,
    #[serde(default)]
    pub(in crate::module) after: Value,
}

impl Field {
    pub(in crate::module) fn read<T>(&self, read: impl FnOnce(&Value) -> value::Read<T>) -> Result<T> {
        read(&self.after).map_err(|problem| self.wrong(problem))
    }

    /// What was added to tags and taken away, put on what they are now.
    pub(in crate::module) fn tags(&self, now: &Value) -> Result<Vec<String>> {
        let tags = value::TagChange::read(&self.before, &self.after);
        tags.and_then(|change| change.of(&now[&self.name])).map_err(|problem| self.wrong(problem))
    }

    pub(in crate::module) fn wrong(&self, problem: impl std::fmt::Display) -> Error {
        invalid(&self.name, problem)
    }

    pub(in crate::module) fn unknown(&self) -> Error {
        self.wrong("is nothing that a module can change")
    }
}
