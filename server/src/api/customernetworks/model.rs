//! What the calls of this module answer.

use crate::api::model::{CustomerInfo, UserInfo};
use argus_domain::{Cidr, Invalid, Timestamp, network};
use serde::Serialize;
use utoipa::ToSchema;

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct CustomerNetwork {
    id: i64,
    customer: CustomerInfo,
    network_address: NetworkAddress,
    location: LocationInfo,
    zone: &'static str,
    flags: Vec<&'static str>,
    description: String,
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
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct NetworkAddress {
    address: String,
    mask_bits: u8,
    /// Of full length.
    host: bool,
    ipv6: bool,
    multicast: bool,
    /// Not in a block that is kept for other uses than the internet.
    public: bool,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = NetworkLocation)]
struct LocationInfo {
    /// 0 stands for no place.
    id: i64,
    short_name: String,
    name: String,
    /// IANA name.
    time_zone: String,
}

impl From<Cidr> for NetworkAddress {
    fn from(network: Cidr) -> Self {
        Self {
            address: network.address().to_string(),
            mask_bits: network.bits(),
            host: network.is_host(),
            ipv6: !network.is_ipv4(),
            multicast: network.is_multicast(),
            public: network.is_public(),
        }
    }
}

impl From<network::CustomerNetwork> for CustomerNetwork {
    fn from(stored: network::CustomerNetwork) -> Self {
        let network::CustomerNetwork { id, customer, network, location, zone, flags, description, lifetime } =
            stored;
        let mut flags: Vec<&str> = flags.iter().map(|flag| flag.name()).collect();
        flags.extend(lifetime.deleted.map(|_| "DELETED"));
        Self {
            id: id.0,
            customer: customer.into(),
            network_address: network.into(),
            location: LocationInfo {
                id: location.id.0,
                short_name: location.short_name,
                name: location.name,
                time_zone: location.time_zone,
            },
            zone: zone.name(),
            flags,
            description,
            created_timestamp: lifetime.created,
            created_by_user: lifetime.created_by.map(UserInfo::from),
            last_updated_timestamp: lifetime.updated,
            last_updated_by_user: lifetime.updated_by.map(UserInfo::from),
        }
    }
}

/// The number in an address.
pub(super) fn network_id(text: &str) -> Result<network::NetworkId, Invalid> {
    let number = text.parse().map_err(|_| Invalid::one("networkID", "must be a whole number"))?;
    Ok(network::NetworkId(number))
}
