//! What a person may do. A permission holds for the customers that its owner may see.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

macro_rules! permissions {
    ($($(#[doc = $doc:literal])* $variant:ident = $name:literal,)+) => {
        /// Permissions by the names of the reference API, plus our own where it has none.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Permission { $($(#[doc = $doc])* $variant,)+ }

        impl Permission {
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// What it lets its owner do, for people.
            pub fn description(self) -> &'static str {
                match self { $(Self::$variant => concat!($($doc,)* "").trim(),)+ }
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
    /// Open cases.
    CreateCase = "createCase",
    /// Change cases: their fields, state and contents.
    UpdateCase = "updateCase",
    /// Delete cases: they are kept in the log only.
    DeleteCase = "deleteCase",
    /// See and list alerts.
    ViewAlerts = "viewAlerts",
    /// Raise alerts, as sources and people do.
    CreateAlert = "createAlert",
    /// Change alerts: assign, close, escalate and merge them.
    UpdateAlert = "updateAlert",
    /// Delete alerts: they are kept in the log only.
    DeleteAlert = "deleteAlert",
    /// Write alert rules for customers that one sees.
    ManageAlertRules = "manageAlertRules",
    /// Read the activity log.
    ViewActivities = "viewActivities",
    /// Manage users, customers and keys.
    Administer = "administer",
    /// Sees every customer, also those added later.
    AllCustomers = "allCustomers",
}

impl Permission {
    /// A number for those who want numbers. It follows from the name, so it stays when others are added.
    pub fn number(self) -> i64 {
        // FNV-1a, of which 31 bits are enough to tell a few dozen names apart.
        let hash = self
            .name()
            .bytes()
            .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        i64::from(hash & 0x7fff_ffff)
    }

    /// Whether it only lets its owner look.
    pub const fn only_reads(self) -> bool {
        matches!(
            self,
            Self::EventLookup
                | Self::ViewCases
                | Self::ViewAlerts
                | Self::ViewActivities
                | Self::AllCustomers
        )
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_descriptions() {
        let mut numbers: Vec<i64> = Permission::ALL.iter().map(|permission| permission.number()).collect();
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), Permission::ALL.len());
        assert!(Permission::ALL.iter().all(|permission| permission.description().ends_with('.')));
    }
}
