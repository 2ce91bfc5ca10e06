//! What a search for events asks.

use crate::{
    Cidr, CustomerId, EventId, Flags, Invalid, Severity, TimeExpr, Timestamp, event::EventSummary,
    time_expr::Unit,
};
use serde::{Deserialize, Serialize};

/// Criteria of an aggregated search. All fields must hold; several values in one field are alternatives.
/// An empty list or `None` asks nothing.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct EventCriteria {
    /// First or last occurrence at or after.
    pub start: Option<TimeExpr>,
    /// First or last occurrence at or before.
    pub end: Option<TimeExpr>,
    pub last_updated_since: Option<Timestamp>,
    pub ids: Vec<EventId>,
    pub customers: Vec<CustomerId>,
    /// Attack identifiers, exactly: `SNORT-1:41336`.
    pub signatures: Vec<String>,
    /// Part of the attack identifier or of the alarm's description, in any case.
    pub text: Option<String>,
    pub severities: Vec<Severity>,
    pub min_severity: Option<Severity>,
    pub max_severity: Option<Severity>,
    /// On either side.
    pub addresses: Vec<Cidr>,
    pub sources: Vec<Cidr>,
    pub destinations: Vec<Cidr>,
    /// Stored networks wider than this do not match, unless one is written in the criteria.
    pub source_min_bits: Option<u8>,
    pub destination_min_bits: Option<u8>,
    /// On either side.
    pub ports: Vec<u16>,
    pub source_ports: Vec<u16>,
    pub destination_ports: Vec<u16>,
    /// All of them must be set.
    pub include_flags: Flags,
    /// None of them may be set.
    pub exclude_flags: Flags,
    pub min_count: Option<i64>,
}

impl EventCriteria {
    /// The most values one list may hold, as in the reference.
    pub const MAX_VALUES: usize = 1024;

    /// Whether the fields fit together. Names of fields are those of the REST API.
    pub fn check(&self) -> Result<(), Invalid> {
        let mut invalid = Invalid::default();
        if !self.severities.is_empty() && (self.min_severity.is_some() || self.max_severity.is_some()) {
            invalid.add("severity", "cannot be combined with minSeverity or maxSeverity");
        }
        if let (Some(min), Some(max)) = (self.min_severity, self.max_severity)
            && min > max
        {
            invalid.add("minSeverity", "must not be above maxSeverity");
        }
        if !self.include_flags.intersection(self.exclude_flags).is_empty() {
            invalid.add("includeFlags", "and excludeFlags name the same flag");
        }
        for (field, bits) in
            [("sourceIPMinBits", self.source_min_bits), ("destinationIPMinBits", self.destination_min_bits)]
        {
            if bits.is_some_and(|bits| bits > 128) {
                invalid.add(field, "must be from 0 to 128");
            }
        }
        for (field, length) in [
            ("eventIdentifier", self.ids.len()),
            ("customerID", self.customers.len()),
            ("signature", self.signatures.len()),
            ("ip", self.addresses.len()),
            ("sourceIP", self.sources.len()),
            ("destinationIP", self.destinations.len()),
            ("port", self.ports.len()),
            ("sourcePort", self.source_ports.len()),
            ("destinationPort", self.destination_ports.len()),
        ] {
            if length > Self::MAX_VALUES {
                invalid.add(field, format_args!("must not have more than {} values", Self::MAX_VALUES));
            }
        }
        invalid.into_result()
    }

    /// The severities that may match, in rising order.
    pub fn wanted_severities(&self) -> Vec<Severity> {
        let min = self.min_severity.unwrap_or(Severity::Low);
        let max = self.max_severity.unwrap_or(Severity::Critical);
        let wanted = |severity: &Severity| {
            (min..=max).contains(severity)
                && (self.severities.is_empty() || self.severities.contains(severity))
        };
        Severity::ALL.into_iter().filter(wanted).collect()
    }

    /// What the events page shows to somebody who asks nothing in particular.
    pub fn last_two_days() -> Self {
        Self { start: Some(TimeExpr::ago(2, Unit::Day)), end: Some(TimeExpr::NOW), ..Self::default() }
    }
}

/// A field that events are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum EventSortKey {
    Timestamp,
    StartTimestamp,
    EndTimestamp,
    LastUpdatedTimestamp,
    Severity,
    Count,
    CustomerId,
    Id,
}

impl EventSortKey {
    /// The names of the REST API, with the aliases that known clients send.
    pub fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "timestamp" => Self::Timestamp,
            "startTimestamp" => Self::StartTimestamp,
            "endTimestamp" => Self::EndTimestamp,
            "lastUpdatedTimestamp" | "lastUpdated" => Self::LastUpdatedTimestamp,
            "severity" => Self::Severity,
            "count" => Self::Count,
            "customerID" | "customer" => Self::CustomerId,
            "id" => Self::Id,
            _ => return None,
        })
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventSort {
    pub key: EventSortKey,
    pub descending: bool,
}

impl EventSort {
    pub const NEWEST_FIRST: Self = Self { key: EventSortKey::Timestamp, descending: true };
}

/// One page of a search's answer.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Page<T> {
    pub rows: Vec<T>,
    pub total: Total,
}

/// How many rows there are in all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Total {
    Exactly(u64),
    /// Counting was stopped here.
    MoreThan(u64),
}

/// A page of events, and how it was found.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct EventPage {
    pub page: Page<EventSummary>,
    pub how: SearchNote,
}

/// How an answer was found: shown in the page's footer and in `metaData`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SearchNote {
    /// The way taken: `time order`, `address index`, …
    pub plan: String,
    /// Microseconds the search took on the server.
    pub micros: u64,
    /// Set when the search stopped at its bound: events older than this were not looked at.
    pub searched_back_to: Option<Timestamp>,
}

/// How many events of each severity began in each of a row of equal spans of time.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Histogram {
    pub from: Timestamp,
    /// Exclusive.
    pub until: Timestamp,
    /// Milliseconds from the start of one bucket to that of the next.
    pub step: i64,
    /// By rising severity, per bucket.
    pub buckets: Vec<[u64; 4]>,
    pub how: SearchNote,
}
