//! Events as they are stored and shown.

use crate::{
    AlarmId, CaseId, CategoryId, Cidr, Country, CustomerId, EventId, Flags, LocationId, Protocol, SensorId,
    Severity, Timestamp, UserId,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The fields of an event that a list shows and that can be searched.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EventSummary {
    pub id: EventId,
    pub customer: CustomerName,
    pub attack: Attack,
    pub severity: Severity,
    pub source: EndPoint,
    pub destination: EndPoint,
    pub protocol: Protocol,
    /// How many occurrences were merged into it.
    pub count: i64,
    pub flags: Flags,
    /// To one case at least, which whoever sees the event need not see.
    pub linked: bool,
    /// First occurrence.
    pub start: Timestamp,
    /// Last occurrence.
    pub end: Timestamp,
    pub last_updated: Timestamp,
}

/// Everything known about one event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    pub summary: EventSummary,
    pub location: Location,
    pub source_geo: Option<GeoLocation>,
    pub destination_geo: Option<GeoLocation>,
    /// Of a raw event.
    pub sensor: Option<Sensor>,
    /// When somebody first judged it.
    pub assessed: Option<Timestamp>,
    /// Fully qualified domain name of the request.
    pub domain: Option<String>,
    pub uri: Option<String>,
    /// Keys are `key.with.dot.separated.name`. [`crate::property::SEPARATOR`] stands between several values.
    pub properties: BTreeMap<String, String>,
    pub comments: Vec<Comment>,
    pub cases: Vec<CaseId>,
    /// The raw events it was merged from, the oldest first, at most [`Event::MAX_RAW_EVENTS`].
    pub raw_events: Vec<EventId>,
}

impl Event {
    pub const MAX_RAW_EVENTS: usize = 1_000;
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerName {
    pub id: CustomerId,
    pub short_name: String,
    pub name: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attack {
    /// Attack identifier: `SNORT-1:41336`.
    pub signature: String,
    pub alarm: Option<AlarmId>,
    /// What the signature means, in words.
    pub alarm_description: Option<String>,
    pub category: Option<CategoryId>,
    pub category_name: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndPoint {
    pub address: Option<Cidr>,
    pub port: Option<u16>,
}

/// Where on earth an address is, as far as its sender said.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GeoLocation {
    pub country: Option<Country>,
    /// Empty where it is not known.
    pub name: String,
    /// In degrees, north and east positive; both or neither.
    pub latitude: Option<f64>,
    pub longitude: Option<f64>,
}

/// What reported a raw event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sensor {
    pub id: SensorId,
    pub host_name: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Location {
    pub id: LocationId,
    pub short_name: Option<String>,
    pub name: Option<String>,
    /// IANA name.
    pub time_zone: String,
}

impl Default for Location {
    /// The location of events whose sensor is not tied to a place.
    fn default() -> Self {
        Self { id: LocationId(0), short_name: None, name: None, time_zone: "UTC".to_owned() }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    pub at: Timestamp,
    pub user: UserId,
    pub user_login: String,
    pub user_name: String,
    pub text: String,
}
