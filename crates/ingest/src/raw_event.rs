//! One record of a sensor.

use argus_domain::{Flags, Protocol, Severity, Timestamp, event::EndPoint};
use serde_json::Value;
use std::collections::BTreeMap;
use uuid::Uuid;

/// How a raw event's content is to be read. The numbers are in the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A line of Suricata's `eve.json`.
    SuricataEve = 1,
    /// The body of `POST /events/v2/event`.
    Submission = 2,
}

impl Format {
    pub fn from_number(number: i16) -> Option<Self> {
        [Self::SuricataEve, Self::Submission].into_iter().find(|format| *format as i16 == number)
    }
}

/// What was read from a record, and the record itself.
#[derive(Clone, Debug, PartialEq)]
pub struct RawEvent {
    /// The id its sender gave it; without one it follows from the content.
    pub uuid: Option<Uuid>,
    pub timestamp: Timestamp,
    /// Attack identifier: `SNORT-1:41336`.
    pub signature: String,
    pub alarm: Option<String>,
    pub category: Option<String>,
    pub severity: Severity,
    pub protocol: Protocol,
    pub source: EndPoint,
    pub destination: EndPoint,
    pub flags: Flags,
    pub format: Format,
    /// The record as compact JSON with its keys in order, so that one record has one text however its file
    /// was laid out.
    pub content: String,
}

/// What is read from a raw event's content only when somebody looks at it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
    pub domain: Option<String>,
    pub uri: Option<String>,
    pub properties: BTreeMap<String, String>,
}

impl Format {
    /// Reads the rest of a stored record. One that cannot be read any more has no details.
    pub fn details(self, content: &str) -> Details {
        let Ok(record) = serde_json::from_str::<Value>(content) else { return Details::default() };
        match self {
            Self::SuricataEve => crate::suricata::details(&record),
            Self::Submission => crate::submission::details(record),
        }
    }
}
