//! The objects within an event.

use argus_domain::{
    Cidr,
    case::{CaseSummary, Lifecycle},
    event as domain,
};
use serde::Serialize;
use utoipa::ToSchema;

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = EventCustomer)]
pub(super) struct CustomerInfo {
    id: i64,
    short_name: String,
    name: String,
}

impl From<domain::CustomerName> for CustomerInfo {
    fn from(customer: domain::CustomerName) -> Self {
        Self { id: customer.id.0, short_name: customer.short_name, name: customer.name }
    }
}

#[derive(Debug, Serialize, ToSchema)]
pub(super) struct DomainName {
    pub(super) fqdn: String,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = EventLocation)]
pub(super) struct Location {
    /// 0 is "not known".
    id: i64,
    short_name: Option<String>,
    name: Option<String>,
    /// IANA name.
    time_zone: String,
}

impl From<domain::Location> for Location {
    fn from(location: domain::Location) -> Self {
        let domain::Location { id, short_name, name, time_zone } = location;
        Self { id: id.0, short_name, name, time_zone }
    }
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct AttackInfo {
    #[serde(rename = "alarmID")]
    alarm_id: Option<i64>,
    alarm_description: Option<String>,
    #[serde(rename = "attackCategoryID")]
    attack_category_id: Option<i64>,
    attack_category_name: Option<String>,
    signature: String,
}

impl From<domain::Attack> for AttackInfo {
    fn from(attack: domain::Attack) -> Self {
        Self {
            alarm_id: attack.alarm.map(|id| id.0),
            alarm_description: attack.alarm_description,
            attack_category_id: attack.category.map(|id| id.0),
            attack_category_name: attack.category_name,
            signature: attack.signature,
        }
    }
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct EndPoint {
    port: Option<u16>,
    geo_location: Option<GeoLocation>,
    network_address: Option<NetworkAddress>,
}

impl EndPoint {
    pub(super) fn new(end: domain::EndPoint, place: Option<domain::GeoLocation>) -> Self {
        Self {
            port: end.port,
            geo_location: place.map(GeoLocation::from),
            network_address: end.address.map(NetworkAddress::from),
        }
    }
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = GeoInfo)]
struct GeoLocation {
    country_code: Option<String>,
    country_name: Option<String>,
    location_name: String,
    latitude: Option<f64>,
    longitude: Option<f64>,
}

impl From<domain::GeoLocation> for GeoLocation {
    fn from(place: domain::GeoLocation) -> Self {
        Self {
            country_code: place.country.map(|country| country.to_string()),
            country_name: None,
            location_name: place.name,
            latitude: place.latitude,
            longitude: place.longitude,
        }
    }
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = EventAddress)]
struct NetworkAddress {
    host: bool,
    ipv6: bool,
    mask_bits: u8,
    multicast: bool,
    public: bool,
    address: String,
}

impl From<Cidr> for NetworkAddress {
    fn from(address: Cidr) -> Self {
        Self {
            host: address.is_host(),
            ipv6: !address.is_ipv4(),
            mask_bits: address.bits(),
            multicast: address.is_multicast(),
            public: address.is_public(),
            address: address.address().to_string(),
        }
    }
}

/// Sensors are known by name only.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = EventSensor)]
pub(super) struct Sensor {
    #[serde(rename = "sensorID")]
    sensor_id: i64,
    host_name: String,
}

impl From<domain::Sensor> for Sensor {
    fn from(sensor: domain::Sensor) -> Self {
        Self { sensor_id: sensor.id.0, host_name: sensor.host_name }
    }
}

#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = AssociatedCaseInfo)]
pub(super) struct AssociatedCase {
    id: i64,
    subject: String,
    status: &'static str,
    category_name: Option<String>,
}

impl From<&CaseSummary> for AssociatedCase {
    fn from(case: &CaseSummary) -> Self {
        let status = match case.state.lifecycle {
            Lifecycle::Open => "WORKING_SOC",
            Lifecycle::Closed => "CLOSED",
        };
        Self { id: case.id.0, subject: case.name.clone(), status, category_name: case.classification.clone() }
    }
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = EventComment)]
pub(super) struct Comment {
    comment: String,
    timestamp: i64,
    user: User,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = CommentUser)]
struct User {
    id: i64,
    user_name: String,
    name: String,
    #[serde(rename = "type")]
    kind: &'static str,
}

impl From<domain::Comment> for Comment {
    fn from(comment: domain::Comment) -> Self {
        let user =
            User { id: comment.user.0, user_name: comment.user_login, name: comment.user_name, kind: "user" };
        Self { comment: comment.text, timestamp: comment.at.millis(), user }
    }
}
