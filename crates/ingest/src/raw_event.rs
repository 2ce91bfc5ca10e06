//! One record of a sensor.

use crate::pcap;
use argus_domain::{
    Flags, Payload, Protocol, Severity, Timestamp,
    event::{EndPoint, GeoLocation},
    property::PropertyMap,
};
use serde_json::Value;
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
    pub source_geo: Option<GeoLocation>,
    pub destination_geo: Option<GeoLocation>,
    /// Id or short name of the location that it was seen at.
    pub location: Option<String>,
    /// Fully qualified domain name.
    pub domain: Option<String>,
    /// The sensor, by the name it gives itself.
    pub sensor: Option<String>,
    pub flags: Flags,
    pub format: Format,
    /// The record as compact JSON with its keys in order, so that one record has one text however its file
    /// was laid out.
    pub content: String,
}

impl RawEvent {
    /// Of which nothing else is known.
    pub fn new(timestamp: Timestamp, signature: String, format: Format, content: String) -> Self {
        Self {
            uuid: None,
            timestamp,
            signature,
            alarm: None,
            category: None,
            severity: Severity::default(),
            protocol: Protocol::default(),
            source: EndPoint::default(),
            destination: EndPoint::default(),
            source_geo: None,
            destination_geo: None,
            location: None,
            domain: None,
            sensor: None,
            flags: Flags::NONE,
            format,
            content,
        }
    }
}

/// What is read from a raw event's content only when somebody looks at it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
    pub domain: Option<String>,
    pub uri: Option<String>,
    pub properties: PropertyMap,
}

impl Format {
    /// What went over the wire, where the record holds it.
    pub fn payload(self, content: &str) -> Option<Payload> {
        let record = serde_json::from_str::<Value>(content).ok()?;
        match self {
            Self::SuricataEve => crate::suricata::payload(&record),
            Self::Submission => crate::submission::stored_payload(&record),
        }
    }

    /// A capture file of the packet that the record holds.
    pub fn packet_capture(self, content: &str, at: Timestamp) -> Option<Vec<u8>> {
        match self {
            Self::SuricataEve => {
                crate::suricata::packet_capture(&serde_json::from_str::<Value>(content).ok()?, at)
            }
            Self::Submission => pcap::of_payload(&self.payload(content)?, at),
        }
    }

    /// Reads the rest of a stored record. One that cannot be read any more has no details.
    pub fn details(self, content: &str) -> Details {
        let Ok(record) = serde_json::from_str::<Value>(content) else { return Details::default() };
        match self {
            Self::SuricataEve => crate::suricata::details(record),
            Self::Submission => crate::submission::details(record),
        }
    }
}
