//! Counting events by what they have in common, over time.

use crate::{Cidr, Country, Timestamp, criteria::SearchNote};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

macro_rules! dimensions {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)+) => {
        /// What events are grouped by, under the names of events/v1 of the reference API.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum Dimension { $($(#[$doc])* #[serde(rename = $name)] $variant,)+ }

        impl Dimension {
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }
        }
    };
}

dimensions! {
    Signature = "ATTACK_IDENTIFIER",
    Category = "ATTACK_CATEGORY",
    Alarm = "ALARM",
    Location = "LOCATION",
    Severity = "EVENT_SEVERITY",
    Source = "SOURCEIP",
    Destination = "DESTINATIONIP",
    Protocol = "PROTOCOL",
    Customer = "CUSTOMER",
    SourcePlace = "SOURCE_GEOIP_LOCATION",
    SourceCountry = "SOURCE_GEOIP_COUNTRY",
    DestinationPlace = "DESTINATION_GEOIP_LOCATION",
    DestinationCountry = "DESTINATION_GEOIP_COUNTRY",
    /// An event that is linked to several cases counts in each of them. Only in events/v2.
    Case = "ASSOCIATED_CASE",
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("is not something that events can be grouped by, such as ATTACK_IDENTIFIER or EVENT_SEVERITY")]
pub struct DimensionError;

impl FromStr for Dimension {
    type Err = DimensionError;
    fn from_str(text: &str) -> Result<Self, DimensionError> {
        Self::ALL.iter().copied().find(|dimension| dimension.name() == text).ok_or(DimensionError)
    }
}

/// The value of one dimension as it is counted; [`GroupName`] says what it is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GroupValue {
    /// Events that have none.
    None,
    /// An id, a severity's rank or a protocol's number.
    Number(i64),
    Address(Cidr),
    Country(Country),
}

/// A value as people and programs read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupName {
    /// By which a search finds these events; empty for events that have none.
    pub identifier: String,
    pub short_name: String,
    pub name: String,
}

/// How long each span of time is that events are counted in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Resolution {
    /// One span.
    #[default]
    Whole,
    Millis(i64),
    /// By the calendar of the caller's time zone. Weeks begin on Monday.
    Week,
    Month,
    Year,
}

/// What is asked beside the criteria.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Grouping {
    pub by: Vec<Dimension>,
    pub resolution: Resolution,
    /// Spans by an event's own time instead of its first occurrence.
    pub by_timestamp: bool,
    /// Order and cut by raw events instead of aggregated ones.
    pub raw: bool,
    /// Only so many groups, the largest first.
    pub cutoff: Option<usize>,
    /// The groups that were cut off, as one more.
    pub others: bool,
}

/// How many events, and how many occurrences they were merged from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    pub events: u64,
    pub raw: u64,
}

impl Tally {
    /// The one that is asked for.
    pub fn of(self, raw: bool) -> u64 {
        if raw { self.raw } else { self.events }
    }
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, more: Self) {
        self.events += more.events;
        self.raw += more.raw;
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Group {
    /// One name per dimension; `None` for what was cut off.
    pub names: Option<Vec<GroupName>>,
    pub total: Tally,
    /// One per span of time.
    pub frames: Vec<Tally>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Statistics {
    /// Starts of the spans of time, and the end of the last, which is exclusive.
    pub frames: Vec<Timestamp>,
    /// The largest first, the others last.
    pub groups: Vec<Group>,
    pub total: Tally,
    pub how: SearchNote,
}
