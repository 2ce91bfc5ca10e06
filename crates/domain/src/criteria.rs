//! What a search for events asks.

use crate::{
    AlarmId, CaseId, CategoryId, Cidr, Country, CustomerId, EventId, Flags, Invalid, LocationId,
    PropertyCriteria, SensorId, Severity, SubMode, TimeExpr, TimeFields, Timestamp, event::EventSummary,
    time_expr::Unit,
};
use serde::{Deserialize, Serialize};

/// Criteria of an aggregated search. All fields must hold; several values in one field are alternatives.
/// An empty list or `None` asks nothing.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct EventCriteria {
    /// Those of `time_fields` at or after.
    pub start: Option<TimeExpr>,
    /// Those of `time_fields` at or before.
    pub end: Option<TimeExpr>,
    /// First or last occurrence unless it says otherwise.
    pub time_fields: Option<TimeFields>,
    /// Only the parts of the store that were begun from then on: whole days (UTC).
    pub index_start: Option<TimeExpr>,
    pub index_end: Option<TimeExpr>,
    pub last_updated_since: Option<Timestamp>,
    pub ids: Vec<EventId>,
    pub customers: Vec<CustomerId>,
    /// Further ones, by short name or number.
    pub customer_names: Vec<String>,
    /// Attack identifiers, exactly: `SNORT-1:41336`.
    pub signatures: Vec<String>,
    /// Alarms and attack categories that the signature is mapped to.
    pub alarms: Vec<AlarmId>,
    pub categories: Vec<CategoryId>,
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
    /// On either side.
    pub countries: Vec<Country>,
    pub source_countries: Vec<Country>,
    pub destination_countries: Vec<Country>,
    pub locations: Vec<LocationId>,
    /// Fully qualified domain names, compared as they are given.
    pub domains: Vec<String>,
    /// Of raw events only.
    pub sensors: Vec<SensorId>,
    /// Linked to any of these; 0 means linked to none.
    pub cases: Vec<CaseId>,
    /// All of them must hold.
    pub properties: Vec<PropertyCriteria>,
    /// Only customers that are in production, or only those that are not.
    pub production_customers: Option<bool>,
    /// All of them must be set.
    pub include_flags: Flags,
    /// None of them may be set.
    pub exclude_flags: Flags,
    pub min_count: Option<i64>,
    /// Events that were deleted, too. Takes the permission to administer.
    pub include_deleted: bool,
    pub sub: Vec<SubCriteria>,
}

/// A block of criteria within others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SubCriteria {
    pub mode: SubMode,
    pub criteria: EventCriteria,
}

impl EventCriteria {
    /// Blocks within blocks, at most.
    pub const MAX_DEPTH: usize = 8;
    /// Blocks in all, at most.
    pub const MAX_BLOCKS: usize = 1024;

    /// The most values one list may hold, as in the reference.
    pub const MAX_VALUES: usize = 1024;

    /// Whether the fields fit together. Names of fields are those of the REST API.
    pub fn check(&self) -> Result<(), Invalid> {
        let mut invalid = Invalid::default();
        self.check_block(&mut invalid);
        let (depth, blocks) = self.size();
        if depth > Self::MAX_DEPTH {
            invalid.add("subCriteria", format_args!("must not be nested deeper than {}", Self::MAX_DEPTH));
        }
        if blocks > Self::MAX_BLOCKS {
            invalid.add("subCriteria", format_args!("must not be more than {} in all", Self::MAX_BLOCKS));
        }
        invalid.into_result()
    }

    /// How deep blocks are nested, and how many there are.
    fn size(&self) -> (usize, usize) {
        self.sub
            .iter()
            .map(|sub| sub.criteria.size())
            .fold((0, 0), |(depth, blocks), (deep, more)| (depth.max(deep + 1), blocks + more + 1))
    }

    fn check_block(&self, invalid: &mut Invalid) {
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
        if self.time_fields.is_some() && self.last_updated_since.is_some() {
            invalid.add("timeFieldStrategy", "cannot be combined with lastUpdatedTimestamp");
        }
        if self.properties.iter().any(|property| property.key.is_empty() || property.values.is_empty()) {
            invalid.add("properties", "need a key and a value each");
        }
        if self.properties.len() > Self::MAX_VALUES {
            invalid.add("properties", format_args!("must not be more than {}", Self::MAX_VALUES));
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
            ("customer", self.customer_names.len()),
            ("signature", self.signatures.len()),
            ("ip", self.addresses.len()),
            ("sourceIP", self.sources.len()),
            ("destinationIP", self.destinations.len()),
            ("port", self.ports.len()),
            ("sourcePort", self.source_ports.len()),
            ("destinationPort", self.destination_ports.len()),
            ("alarmID", self.alarms.len()),
            ("attackCategoryID", self.categories.len()),
            ("geoCountry", self.countries.len()),
            ("sourceGeoCountry", self.source_countries.len()),
            ("destinationGeoCountry", self.destination_countries.len()),
            ("locationID", self.locations.len()),
            ("domain", self.domains.len()),
            ("sensorID", self.sensors.len()),
            ("associatedCaseID", self.cases.len()),
        ] {
            if length > Self::MAX_VALUES {
                invalid.add(field, format_args!("must not have more than {} values", Self::MAX_VALUES));
            }
        }
        for sub in &self.sub {
            sub.criteria.check_block(invalid);
        }
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
    /// When events were last written, whoever's they are, that the answer takes into account: what was updated
    /// later is not in it.
    pub written: Timestamp,
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
