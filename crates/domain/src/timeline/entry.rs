//! One entry.

use super::{TimelineCategory, TimelineTime, TypedTime};
use crate::{CaseId, EventId, Invalid, IocId, TimelineEntryId, Timestamp, case::Person, labels};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimelineEntry {
    pub id: TimelineEntryId,
    pub case: CaseId,
    pub time: TimelineTime,
    pub title: String,
    /// Markdown.
    pub description: String,
    /// Where it is known from: a log, a host, a person.
    pub source: String,
    pub category: TimelineCategory,
    pub tags: Vec<String>,
    /// Somebody wants to come back to it.
    pub flagged: bool,
    /// Whether it is told with the summary of the case.
    pub in_summary: bool,
    pub iocs: Vec<LinkedIoc>,
    pub events: Vec<LinkedEvent>,
    pub added: Timestamp,
    /// Nobody where Argus itself did it.
    pub added_by: Option<Person>,
    pub updated: Timestamp,
    pub version: i64,
}

/// An indicator of the same case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkedIoc {
    pub id: IocId,
    pub value: String,
}

/// An event of a sensor that is linked to the same case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkedEvent {
    pub id: EventId,
    /// What its alarm or signature is called.
    pub name: String,
    pub start: Timestamp,
}

impl TimelineEntry {
    pub const MAX_TITLE: usize = 256;
    pub const MAX_DESCRIPTION: usize = 100_000;
    pub const MAX_SOURCE: usize = 256;
    /// Indicators, and events, that one is linked to.
    pub const MAX_LINKS: usize = 100;
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NewTimelineEntry {
    pub time: TypedTime,
    pub title: String,
    pub description: String,
    pub source: String,
    pub category: TimelineCategory,
    pub tags: Vec<String>,
    pub flagged: bool,
    pub in_summary: bool,
    pub iocs: Vec<IocId>,
    /// Indicators by their values, as a table names them: those that the case has are linked.
    pub values: Vec<String>,
    pub events: Vec<EventId>,
}

/// What came of adding some.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewTimelineEntries {
    pub added: Vec<TimelineEntryId>,
    /// Values that are no indicators of the case, so that nothing was linked.
    pub unknown: Vec<String>,
}

impl NewTimelineEntry {
    /// Tidied, or what is wrong with it besides its time.
    pub fn checked(self) -> Result<Self, Invalid> {
        let tidy = Self {
            title: self.title.trim().to_owned(),
            source: self.source.trim().to_owned(),
            tags: labels::tidy(self.tags),
            ..self
        };
        let mut invalid = Invalid::default();
        let texts = (Some(tidy.title.as_str()), Some(tidy.description.as_str()), Some(tidy.source.as_str()));
        check(
            texts,
            Some(&tidy.tags),
            (tidy.iocs.len() + tidy.values.len(), tidy.events.len()),
            &mut invalid,
        );
        invalid.into_result()?;
        Ok(tidy)
    }
}

/// The rules for title, description and source, for tags, and for how many indicators and events there are.
pub(super) fn check(
    (title, description, source): (Option<&str>, Option<&str>, Option<&str>),
    tags: Option<&[String]>,
    (iocs, events): (usize, usize),
    invalid: &mut Invalid,
) {
    if title == Some("") {
        invalid.add("title", "must not be empty");
    }
    for (field, text, most) in [
        ("title", title, TimelineEntry::MAX_TITLE),
        ("description", description, TimelineEntry::MAX_DESCRIPTION),
        ("source", source, TimelineEntry::MAX_SOURCE),
    ] {
        if text.is_some_and(|text| text.chars().count() > most) {
            invalid.add(field, format_args!("must not be longer than {most} characters"));
        }
    }
    if let Some(tags) = tags {
        labels::check(tags, invalid);
    }
    for (field, count) in [("iocs", iocs), ("events", events)] {
        if count > TimelineEntry::MAX_LINKS {
            invalid.add(field, format_args!("must not be more than {}", TimelineEntry::MAX_LINKS));
        }
    }
}
