//! Resolved criteria: times are points in time, names are ids, and what the caller may not see is left out.

use crate::{Cidr, CidrMatch, CustomerId, EventId, Flags, Severity, SignatureId, Timestamp};

/// What a search looks for. All fields must hold; several values in one field are alternatives.
#[derive(Clone, Debug, Default)]
pub struct EventQuery {
    /// The first or the last occurrence lies at or after …
    pub start: Option<Timestamp>,
    /// … and at or before.
    pub end: Option<Timestamp>,
    pub updated_since: Option<Timestamp>,
    pub ids: Vec<EventId>,
    /// Empty asks nothing.
    pub customers: Vec<CustomerId>,
    /// `None` asks nothing, an empty list finds nothing.
    pub signatures: Option<Vec<SignatureId>>,
    /// Those that may match; an empty list finds nothing.
    pub severities: Vec<Severity>,
    pub address: AddressCriteria,
    pub ports: Vec<u16>,
    pub source_ports: Vec<u16>,
    pub destination_ports: Vec<u16>,
    pub include_flags: Flags,
    pub exclude_flags: Flags,
    pub min_count: Option<i64>,
}

/// Addresses as they were asked for. Lists are alternatives; the three criteria must all hold.
#[derive(Clone, Debug, Default)]
pub struct AddressCriteria {
    pub either: Vec<Cidr>,
    pub source: Vec<Cidr>,
    pub destination: Vec<Cidr>,
    /// As people write them; 0 lets every covering network through.
    pub source_min_bits: u8,
    pub destination_min_bits: u8,
}

impl AddressCriteria {
    pub fn is_empty(&self) -> bool {
        self.either.is_empty() && self.source.is_empty() && self.destination.is_empty()
    }

    pub fn matches(&self, source: Option<Cidr>, destination: Option<Cidr>) -> bool {
        let source_in = |asked: &[Cidr]| source.is_some_and(|at| matches(asked, self.source_min_bits, at));
        let destination_in =
            |asked: &[Cidr]| destination.is_some_and(|at| matches(asked, self.destination_min_bits, at));
        (self.either.is_empty() || source_in(&self.either) || destination_in(&self.either))
            && (self.source.is_empty() || source_in(&self.source))
            && (self.destination.is_empty() || destination_in(&self.destination))
    }
}

/// Whether a stored network is inside or covers one that is asked for. None with fewer bits than `min_bits`
/// matches, except one that is written in the criteria itself.
pub fn matches(asked: &[Cidr], min_bits: u8, stored: Cidr) -> bool {
    let narrow_enough = || stored.bits() >= min_bits.min(if stored.is_ipv4() { 32 } else { 128 });
    asked.iter().any(|asked| match asked.matches(&stored) {
        Some(CidrMatch::Equal) => true,
        Some(CidrMatch::Inside | CidrMatch::Covers) => narrow_enough(),
        None => false,
    })
}
