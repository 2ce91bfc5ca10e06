//! Where customers' networks and sensors are.

use crate::{
    Cidr, CustomerId, Invalid, Keywords, LocationId, Sort, TimeExpr, Timestamp, UserId, event::CustomerName,
};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// The number of a customer's network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct NetworkId(pub i64);

impl fmt::Display for NetworkId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Where a network lies as seen from its customer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Zone {
    Internal,
    External,
    Dmz,
    #[default]
    Unknown,
}

impl Zone {
    pub const ALL: [Self; 4] = [Self::Internal, Self::External, Self::Dmz, Self::Unknown];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Internal => "INTERNAL",
            Self::External => "EXTERNAL",
            Self::Dmz => "DMZ",
            Self::Unknown => "UNKNOWN",
        }
    }
}

impl FromStr for Zone {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let found = Self::ALL.into_iter().find(|zone| zone.name().eq_ignore_ascii_case(text));
        found.ok_or("must be INTERNAL, EXTERNAL, DMZ or UNKNOWN")
    }
}

macro_rules! network_flags {
    ($($variant:ident = $name:literal,)+) => {
        /// What is known of a network. Stored by position: new ones go to the end.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "SCREAMING_SNAKE_CASE")]
        pub enum NetworkFlag { $($variant,)+ }

        impl NetworkFlag {
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }
        }
    };
}

network_flags! {
    Auto = "AUTO",
    Nat = "NAT",
    Proxy = "PROXY",
    Scanner = "SCANNER",
    Client = "CLIENT",
    Server = "SERVER",
    Dns = "DNS",
    Guest = "GUEST",
    Unassigned = "UNASSIGNED",
    DomainController = "DOMAIN_CONTROLLER",
    SharedHost = "SHARED_HOST",
    Unverified = "UNVERIFIED",
    HomeNet = "HOME_NET",
    ExcludeHomeNet = "EXCLUDE_HOME_NET",
    ManagedBySoc = "MANAGED_BY_SOC",
    Appliance = "APPLIANCE",
    Adcs = "ADCS",
    NotOwned = "NOT_OWNED",
}

impl FromStr for NetworkFlag {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let found = Self::ALL.iter().copied().find(|flag| flag.name().eq_ignore_ascii_case(text));
        found.ok_or("is not a flag that a network can be given")
    }
}

/// A set of [`NetworkFlag`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NetworkFlags(pub i64);

impl NetworkFlags {
    pub fn with(self, flags: &[NetworkFlag]) -> Self {
        Self(flags.iter().fold(self.0, |bits, flag| bits | Self::bit(*flag)))
    }

    pub fn without(self, flags: &[NetworkFlag]) -> Self {
        Self(flags.iter().fold(self.0, |bits, flag| bits & !Self::bit(*flag)))
    }

    pub fn iter(self) -> impl Iterator<Item = NetworkFlag> {
        NetworkFlag::ALL.iter().copied().filter(move |flag| self.0 & Self::bit(*flag) != 0)
    }

    fn bit(flag: NetworkFlag) -> i64 {
        1 << flag as u32
    }
}

/// Who did something, by number, login and name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doer {
    pub id: UserId,
    pub login: String,
    pub name: String,
}

/// When and by whom a row was made, changed and taken away. Without a user it was the command line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lifetime {
    pub created: Timestamp,
    pub created_by: Option<Doer>,
    pub updated: Timestamp,
    pub updated_by: Option<Doer>,
    pub deleted: Option<Timestamp>,
    pub deleted_by: Option<Doer>,
}

/// A place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    pub id: LocationId,
    /// Without one it is everybody's.
    pub customer: Option<CustomerName>,
    pub short_name: String,
    pub name: String,
    /// IANA name.
    pub time_zone: String,
    pub zone: Zone,
    pub lifetime: Lifetime,
}

impl Location {
    pub const MAX_NAME: usize = 200;
    pub const MAX_SHORT_NAME: usize = 64;
}

pub fn check_location_short_name(field: &str, text: &str, invalid: &mut Invalid) {
    let allowed = |c: char| c.is_ascii_alphanumeric() || "_:-.".contains(c);
    let number = text.parse::<i64>().is_ok();
    if text.is_empty() || text.len() > Location::MAX_SHORT_NAME || !text.chars().all(allowed) || number {
        // A number would be mistaken for an id wherever either is taken.
        invalid.add(field, "must be 1 to 64 letters, digits, _ : - or . and not a number");
    }
}

pub fn check_name(field: &str, text: &str, invalid: &mut Invalid) {
    if text.trim().is_empty() || text.chars().count() > Location::MAX_NAME {
        invalid.add(field, format_args!("must be 1 to {} characters", Location::MAX_NAME));
    }
}

/// A location to choose from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocationChoice {
    pub id: LocationId,
    pub name: String,
    /// Without one it is everybody's.
    pub customer: Option<CustomerName>,
}

impl From<Location> for LocationChoice {
    fn from(location: Location) -> Self {
        Self { id: location.id, name: location.name, customer: location.customer }
    }
}

/// Which locations a list shows. All fields must hold; an empty list asks nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LocationFilter {
    pub customers: Vec<CustomerId>,
    /// Those that are everybody's, too.
    pub include_global: bool,
    pub include_deleted: bool,
    pub keywords: Keywords,
    pub zones: Vec<Zone>,
    pub excluded_zones: Vec<Zone>,
}

/// A network of a customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustomerNetwork {
    pub id: NetworkId,
    pub customer: CustomerName,
    pub network: Cidr,
    pub location: LocationName,
    pub zone: Zone,
    pub flags: NetworkFlags,
    pub description: String,
    pub lifetime: Lifetime,
}

impl CustomerNetwork {
    pub const MAX_DESCRIPTION: usize = 2_000;
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocationName {
    pub id: LocationId,
    pub short_name: String,
    pub name: String,
    pub time_zone: String,
}

/// A network as the page manages it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManagedNetwork {
    pub id: NetworkId,
    pub network: Cidr,
    pub location: LocationChoice,
    pub zone: Zone,
    pub flags: Vec<NetworkFlag>,
    pub description: String,
}

impl From<CustomerNetwork> for ManagedNetwork {
    fn from(network: CustomerNetwork) -> Self {
        let location =
            LocationChoice { id: network.location.id, name: network.location.name, customer: None };
        Self {
            id: network.id,
            network: network.network,
            location,
            zone: network.zone,
            flags: network.flags.iter().collect(),
            description: network.description,
        }
    }
}

/// A location as the page manages it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManagedLocation {
    pub id: LocationId,
    pub short_name: String,
    pub name: String,
    pub time_zone: String,
    pub zone: Zone,
}

impl From<Location> for ManagedLocation {
    fn from(location: Location) -> Self {
        Self {
            id: location.id,
            short_name: location.short_name,
            name: location.name,
            time_zone: location.time_zone,
            zone: location.zone,
        }
    }
}

/// Which networks a list shows. All fields must hold; an empty list asks nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NetworkFilter {
    pub customers: Vec<CustomerId>,
    /// One of them, and by the next two what it lies in or what lies in it.
    pub addresses: Vec<Cidr>,
    pub include_supernet: bool,
    pub include_subnet: bool,
    pub keywords: Keywords,
    pub start: Option<TimeExpr>,
    pub end: Option<TimeExpr>,
    pub times: Vec<NetworkTime>,
    /// All of `times` must lie between start and end; else one is enough.
    pub all_times: bool,
    pub include_flags: Vec<NetworkFlag>,
    pub exclude_flags: Vec<NetworkFlag>,
    pub include_deleted: bool,
    pub only_deleted: bool,
    /// By number where nothing is said.
    pub sort: Vec<Sort<NetworkKey>>,
}

impl NetworkFilter {
    /// Each is up to 130 keys to look up.
    pub const MAX_ADDRESSES: usize = 100;
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NetworkTime {
    Created,
    Updated,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NetworkKey {
    Id,
    Address,
    Bits,
    Created,
    Updated,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_come_and_go() {
        let flags = NetworkFlags::default().with(&[NetworkFlag::NotOwned, NetworkFlag::Auto]);
        assert_eq!(flags.iter().collect::<Vec<_>>(), [NetworkFlag::Auto, NetworkFlag::NotOwned]);
        assert_eq!(flags.without(&[NetworkFlag::NotOwned]), NetworkFlags(1));
        assert_eq!("domain_controller".parse(), Ok(NetworkFlag::DomainController));
        assert!("DELETED".parse::<NetworkFlag>().is_err());
    }
}
