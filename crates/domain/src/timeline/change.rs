//! Changing an entry.

use super::{TimelineCategory, TypedTime, entry::check};
use crate::{EventId, Invalid, IocId, labels};
use serde::{Deserialize, Serialize};

/// What is to be changed; what is `None` stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TimelineChange {
    /// The version that the change was made from.
    pub version: i64,
    pub time: Option<TypedTime>,
    pub title: Option<String>,
    pub description: Option<String>,
    pub source: Option<String>,
    pub category: Option<TimelineCategory>,
    pub tags: Option<Vec<String>>,
    pub flagged: Option<bool>,
    pub in_summary: Option<bool>,
    pub iocs: Option<Vec<IocId>>,
    pub events: Option<Vec<EventId>>,
}

impl TimelineChange {
    /// Tidied, or what is wrong with it besides its time.
    pub fn checked(self) -> Result<Self, Invalid> {
        let tidy = Self {
            title: self.title.map(|title| title.trim().to_owned()),
            source: self.source.map(|source| source.trim().to_owned()),
            tags: self.tags.map(labels::tidy),
            ..self
        };
        let count = |of: Option<usize>| of.unwrap_or_default();
        let links = (count(tidy.iocs.as_ref().map(Vec::len)), count(tidy.events.as_ref().map(Vec::len)));
        let texts = (tidy.title.as_deref(), tidy.description.as_deref(), tidy.source.as_deref());
        let mut invalid = Invalid::default();
        check(texts, tidy.tags.as_deref(), links, &mut invalid);
        invalid.into_result()?;
        Ok(tidy)
    }
}
