//! What a person may do. A permission holds for the customers that its owner may see.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

macro_rules! permissions {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)+) => {
        /// Permissions by the names of the reference API, plus our own where it has none.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Permission { $($(#[$doc])* $variant,)+ }

        impl Permission {
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }
        }
    };
}

permissions! {
    /// Search and read events.
    EventLookup = "eventLookup",
    /// Read the events of cases that one may read, without the right to search events.
    ViewEventsByCase = "viewEventsByCase",
    /// Comment, judge and link events.
    AssessEvents = "assessEvents",
    /// Submit events, as sensors do.
    EventSubmit = "eventSubmit",
    /// See and list cases.
    ViewCases = "viewCases",
    CreateCase = "createCase",
    /// Read the activity log.
    ViewActivities = "viewActivities",
    /// Manage users, customers and keys.
    Administer = "administer",
    /// Sees every customer, also those added later.
    AllCustomers = "allCustomers",
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("is not the name of a permission")]
pub struct PermissionError;

impl FromStr for Permission {
    type Err = PermissionError;
    fn from_str(text: &str) -> Result<Self, PermissionError> {
        Self::ALL.iter().copied().find(|permission| permission.name() == text).ok_or(PermissionError)
    }
}

impl fmt::Display for Permission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Serialize for Permission {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for Permission {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}
