//! The dimensions that events are counted by: where they are read from, and what the codes there mean.

use super::Meanings;
use crate::{Index, chunk::Chunk, column::Column};
use argus_domain::{
    CaseId, Place, SignatureId,
    statistics::{Dimension, GroupValue},
};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// What the codes of a column mean.
#[derive(Clone, Debug)]
pub(super) struct Meaning {
    pub(super) values: Arc<Vec<GroupValue>>,
    /// Where several codes mean the same: the place of each code's value.
    pub(super) places: Option<Arc<Vec<u32>>>,
}

impl Meaning {
    fn new(codes: usize, value: impl Fn(u64) -> GroupValue) -> Self {
        let mut values = Vec::new();
        let mut known: FxHashMap<GroupValue, u32> = FxHashMap::default();
        let place = |code| {
            let value = value(code);
            *known.entry(value).or_insert_with(|| {
                values.push(value);
                (values.len() - 1) as u32
            })
        };
        let places: Vec<u32> = (0..codes.max(1) as u64).map(place).collect();
        let several = values.len() < places.len();
        Self { values: Arc::new(values), places: several.then(|| Arc::new(places)) }
    }

    /// As many codes as values.
    fn of_values(values: Vec<GroupValue>) -> Self {
        Self { values: Arc::new(values), places: None }
    }
}

impl Index {
    /// What is the same on all days; addresses and cases are not.
    pub(super) fn meaning(&self, dimension: Dimension, meanings: &impl Meanings) -> Option<Meaning> {
        let words = &self.dictionaries;
        let some = |number: Option<i64>| number.map_or(GroupValue::None, GroupValue::Number);
        let signatures = |meaning: &dyn Fn(SignatureId) -> GroupValue| {
            let of = |code| words.signatures.get(code).map_or(GroupValue::None, meaning);
            Meaning::new(words.signatures.len(), of)
        };
        let places = |what: &dyn Fn(Place) -> GroupValue| {
            let of = |code| words.places.get(code).flatten().map_or(GroupValue::None, what);
            Meaning::new(words.places.len(), of)
        };
        let place = |place: Place| GroupValue::Number(place.id.0);
        let country = |place: Place| place.country.map_or(GroupValue::None, GroupValue::Country);
        let number = |code: u64| GroupValue::Number(code.cast_signed());
        Some(match dimension {
            Dimension::Signature => signatures(&|id| GroupValue::Number(id.0)),
            Dimension::Category => signatures(&|id| meanings.category(id)),
            Dimension::Alarm => signatures(&|id| meanings.alarm(id)),
            Dimension::Location => Meaning::new(words.locations.len(), |code| {
                some(words.locations.get(code).map(|id| id.0).filter(|id| *id != 0))
            }),
            Dimension::Severity => Meaning::new(5, number),
            Dimension::Protocol => Meaning::new(256, number),
            Dimension::Customer => {
                Meaning::new(words.customers.len(), |code| some(words.customers.get(code).map(|id| id.0)))
            }
            Dimension::SourcePlace | Dimension::DestinationPlace => places(&place),
            Dimension::SourceCountry | Dimension::DestinationCountry => places(&country),
            Dimension::Source | Dimension::Destination | Dimension::Case => return None,
        })
    }
}

/// One dimension of one day.
pub(super) struct Part<'a> {
    pub(super) column: Option<&'a Column>,
    pub(super) meaning: Meaning,
    /// The codes of cases, which have no column.
    cases: Option<FxHashMap<CaseId, u64>>,
}

impl<'a> Part<'a> {
    pub(super) fn new(chunk: &'a Chunk, dimension: Dimension, shared: Option<&Meaning>) -> Self {
        let column = match dimension {
            Dimension::Signature | Dimension::Category | Dimension::Alarm => &chunk.signature,
            Dimension::Location => &chunk.location,
            Dimension::Severity => &chunk.severity,
            Dimension::Protocol => &chunk.protocol,
            Dimension::Customer => &chunk.customer,
            Dimension::Source => &chunk.source,
            Dimension::Destination => &chunk.destination,
            Dimension::SourcePlace | Dimension::SourceCountry => &chunk.source_place,
            Dimension::DestinationPlace | Dimension::DestinationCountry => &chunk.destination_place,
            Dimension::Case => return Self::of_cases(chunk),
        };
        let addresses = || {
            let address = |code| chunk.addresses.get(code).map_or(GroupValue::None, GroupValue::Address);
            Meaning::of_values((0..chunk.addresses.codes() as u64).map(address).collect())
        };
        Self { column: Some(column), meaning: shared.cloned().unwrap_or_else(addresses), cases: None }
    }

    /// Code 0 is an event without cases.
    fn of_cases(chunk: &Chunk) -> Self {
        let mut values = vec![GroupValue::None];
        let mut cases = FxHashMap::default();
        for row in 0..chunk.len() {
            for case in chunk.cases(row) {
                cases.entry(*case).or_insert_with(|| {
                    values.push(GroupValue::Number(case.0));
                    (values.len() - 1) as u64
                });
            }
        }
        Self { column: None, meaning: Meaning::of_values(values), cases: Some(cases) }
    }

    pub(super) fn codes(&self) -> usize {
        self.meaning.values.len()
    }

    pub(super) fn is_of_cases(&self) -> bool {
        self.cases.is_some()
    }

    pub(super) fn codes_of_cases(&self, linked: &[CaseId]) -> Vec<u64> {
        let codes: Vec<u64> =
            linked.iter().filter_map(|case| self.cases.as_ref()?.get(case).copied()).collect();
        if codes.is_empty() { vec![0] } else { codes }
    }
}
