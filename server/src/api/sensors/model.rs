//! What the calls of this module answer.

use crate::api::model::{CustomerInfo, UserInfo};
use argus_domain::{
    Timestamp,
    network::{Location as Stored, Zone},
};
use serde::Serialize;
use utoipa::ToSchema;

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = SensorLocation)]
pub(super) struct Location {
    id: i64,
    short_name: String,
    name: String,
    customer_info: Whose,
    /// It is everybody's.
    global_customer: bool,
    time_zone: TimeZone,
    zone: &'static str,
    flags: Vec<&'static str>,
    #[schema(value_type = i64)]
    created_timestamp: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    created_by_user: Option<UserInfo>,
    #[schema(value_type = i64)]
    last_updated_timestamp: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    last_updated_by_user: Option<UserInfo>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = i64)]
    deleted_timestamp: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    deleted_by_user: Option<UserInfo>,
}

// Clients look into this without asking whether it is there, and take an empty one for none.
/// Empty where it is everybody's.
#[derive(Debug, Serialize, ToSchema)]
#[serde(untagged)]
enum Whose {
    Customer(CustomerInfo),
    Everybody {},
}

#[derive(Debug, Serialize, ToSchema)]
struct TimeZone {
    /// IANA name.
    description: String,
}

impl From<Stored> for Location {
    fn from(location: Stored) -> Self {
        let Stored { id, customer, short_name, name, time_zone, zone, lifetime } = location;
        let mut flags: Vec<&str> = flag(zone).into_iter().collect();
        flags.extend(lifetime.deleted.map(|_| "DELETED"));
        Self {
            id: id.0,
            short_name,
            name,
            global_customer: customer.is_none(),
            customer_info: customer.map_or(Whose::Everybody {}, |customer| Whose::Customer(customer.into())),
            time_zone: TimeZone { description: time_zone },
            zone: zone.name(),
            flags,
            created_timestamp: lifetime.created,
            created_by_user: lifetime.created_by.map(UserInfo::from),
            last_updated_timestamp: lifetime.updated,
            last_updated_by_user: lifetime.updated_by.map(UserInfo::from),
            deleted_timestamp: lifetime.deleted,
            deleted_by_user: lifetime.deleted_by.map(UserInfo::from),
        }
    }
}

pub(super) fn flag(zone: Zone) -> Option<&'static str> {
    match zone {
        Zone::Internal => Some("ZONE_INTERNAL"),
        Zone::External => Some("ZONE_EXTERNAL"),
        Zone::Dmz => Some("ZONE_DMZ"),
        Zone::Unknown => None,
    }
}
