//! The objects within an event.

use crate::api::{events::criteria::v2::END_FLAGS, model::DomainInfo};
use argus_domain::{
    Protocol,
    case::{CaseSummary, Lifecycle},
    event::{self as domain, Event},
    property::SEPARATOR,
};
use serde::Serialize;
use utoipa::ToSchema;

#[derive(Debug, Serialize, ToSchema)]
pub(super) struct SignatureInfo {
    pub(super) name: String,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct AlarmInfo {
    id: i64,
    /// Alarms have none here.
    short_name: Option<String>,
    description: Option<String>,
}

impl AlarmInfo {
    pub(super) fn of(attack: &domain::Attack) -> Option<Self> {
        let id = attack.alarm?.0;
        Some(Self { id, short_name: None, description: attack.alarm_description.clone() })
    }
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct AttackCategoryInfo {
    id: i64,
    /// Categories have one name.
    short_name: Option<String>,
    name: Option<String>,
}

impl AttackCategoryInfo {
    pub(super) fn of(attack: &domain::Attack) -> Option<Self> {
        let (id, name) = (attack.category?.0, attack.category_name.clone());
        Some(Self { id, short_name: name.clone(), name })
    }
}

/// One of the names that the reference has for protocols.
pub(super) fn protocol(protocol: Protocol) -> &'static str {
    match protocol.0 {
        1 | 58 => "icmp",
        4 | 41 => "ip",
        6 => "tcp",
        17 => "udp",
        50 => "esp",
        _ => "unknown",
    }
}

/// In milliseconds since 1970.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = TimestampInfo)]
pub(super) struct Timestamps {
    /// The event's own time, that of its id.
    created: i64,
    /// Events are published as they come.
    published: i64,
    first_event: i64,
    last_event: i64,
    /// What the engine persisted is what it wrote last.
    engine_persisted: i64,
    last_updated: i64,
    first_assessed: Option<i64>,
    /// Nobody is notified of events themselves.
    first_notified: Option<i64>,
}

impl Timestamps {
    pub(super) fn new(event: &Event) -> Self {
        let summary = &event.summary;
        Self {
            created: summary.id.timestamp.millis(),
            published: summary.id.timestamp.millis(),
            first_event: summary.start.millis(),
            last_event: summary.end.millis(),
            engine_persisted: summary.last_updated.millis(),
            last_updated: summary.last_updated.millis(),
            first_assessed: event.assessed.map(argus_domain::Timestamp::millis),
            first_notified: None,
        }
    }
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = EndPointInfo)]
pub(super) struct EndPoint {
    /// A host, or a network in CIDR notation.
    address: Option<String>,
    port: Option<u16>,
    host: Option<String>,
    user: Option<String>,
    geo_info: Option<GeoInfo>,
    flags: Vec<&'static str>,
}

impl EndPoint {
    /// Source and destination.
    pub(super) fn both(event: &Event) -> [Self; 2] {
        let summary = &event.summary;
        let places = [&event.source_geo, &event.destination_geo];
        let ends = [("source", summary.source), ("destination", summary.destination)];
        [0, 1].map(|number| {
            let (name, end) = ends[number];
            let property = |what: &str| event.properties.get(&format!("{name}.{what}")).cloned();
            let has = |flag: &[argus_domain::Flag; 2]| summary.flags.contains(flag[number]);
            Self {
                address: end.address.map(|address| address.to_string()),
                port: end.port,
                host: property("host"),
                user: property("user"),
                geo_info: places[number].as_ref().map(GeoInfo::from),
                flags: END_FLAGS.iter().filter(|(_, flag)| has(flag)).map(|(name, _)| *name).collect(),
            }
        })
    }
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = PlaceInfo)]
struct GeoInfo {
    country_code: Option<String>,
    country_name: Option<String>,
    location_name: String,
    latitude: Option<f64>,
    longitude: Option<f64>,
}

impl From<&domain::GeoLocation> for GeoInfo {
    fn from(place: &domain::GeoLocation) -> Self {
        Self {
            country_code: place.country.map(|country| country.to_string()),
            country_name: None,
            location_name: place.name.clone(),
            latitude: place.latitude,
            longitude: place.longitude,
        }
    }
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = LocationOfEvent)]
pub(super) struct Location {
    id: i64,
    short_name: Option<String>,
    name: Option<String>,
}

impl Location {
    /// 0 is "not known".
    pub(super) fn of(location: domain::Location) -> Option<Self> {
        let domain::Location { id, short_name, name, .. } = location;
        (id.0 != 0).then_some(Self { id: id.0, short_name, name })
    }
}

/// Sensors are known by name only.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = DeviceInfo)]
pub(super) struct Device {
    id: i64,
    host_name: String,
    ip: Option<String>,
}

impl From<domain::Sensor> for Device {
    fn from(sensor: domain::Sensor) -> Self {
        Self { id: sensor.id.0, host_name: sensor.host_name, ip: None }
    }
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = CaseOfEvent)]
pub(super) struct AssociatedCase {
    id: i64,
    subject: String,
    status: &'static str,
    category_name: Option<String>,
}

impl From<&CaseSummary> for AssociatedCase {
    fn from(case: &CaseSummary) -> Self {
        let status = match case.state.lifecycle {
            Lifecycle::Open => "workingSoc",
            Lifecycle::Closed => "closed",
        };
        Self { id: case.id.0, subject: case.name.clone(), status, category_name: case.classification.clone() }
    }
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PropertyInfo)]
pub(super) struct Property {
    key: String,
    /// Properties are texts, whatever stands in them.
    #[serde(rename = "type")]
    kind: &'static str,
    values: Vec<String>,
}

impl From<(String, String)> for Property {
    fn from((key, value): (String, String)) -> Self {
        Self { key, kind: "string", values: value.split(SEPARATOR).map(str::to_owned).collect() }
    }
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CommentInfo)]
pub(super) struct Comment {
    comment: String,
    timestamp: i64,
    user: User,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = CommentUserInfo)]
struct User {
    id: i64,
    short_name: String,
    name: String,
    #[serde(rename = "type")]
    kind: &'static str,
    domain: DomainInfo,
}

impl From<domain::Comment> for Comment {
    fn from(comment: domain::Comment) -> Self {
        let user = User {
            id: comment.user.0,
            short_name: comment.user_login,
            name: comment.user_name,
            kind: "user",
            domain: DomainInfo::ONLY,
        };
        Self { comment: comment.text, timestamp: comment.at.millis(), user }
    }
}
