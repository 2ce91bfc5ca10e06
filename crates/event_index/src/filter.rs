//! A query, made ready for columns: sets of values become sets of their codes.

use crate::{
    addresses::WantedAddresses,
    chunk::{Chunk, Dictionaries},
    column::{Codes, Column},
};
use argus_domain::{
    Country, CustomerId, EventQuery, Flags, Place, Severity, SubMode, TimeField, TimeFields, Timestamp,
};
use std::collections::HashSet;

#[derive(Debug)]
pub(crate) struct Filter<'a> {
    query: &'a EventQuery,
    customers: Codes,
    signatures: Codes,
    flags: Codes,
    locations: Codes,
    domains: Codes,
    severities: Codes,
    countries: Codes,
    source_places: Codes,
    destination_places: Codes,
    times: Option<(i64, i64)>,
    sub: Vec<(SubMode, Self)>,
}

impl<'a> Filter<'a> {
    /// `customers` are those that may match, `None` all of them.
    pub(crate) fn new(
        query: &'a EventQuery,
        customers: Option<&[CustomerId]>,
        dictionaries: &Dictionaries,
    ) -> Self {
        let times = (query.start.is_some() || query.end.is_some()).then(|| {
            (query.start.unwrap_or_default().millis(), query.end.unwrap_or(Timestamp::MAX).millis())
        });
        let places = |countries: &[Country]| {
            if countries.is_empty() {
                return Codes::All;
            }
            let wanted = |place: &Option<Place>| {
                place.and_then(|place| place.country).is_some_and(|country| countries.contains(&country))
            };
            dictionaries.places.wanted(wanted)
        };
        let flags = |flags: &Flags| {
            flags.intersection(query.include_flags) == query.include_flags
                && flags.intersection(query.exclude_flags).is_empty()
                && (query.include_deleted || flags.intersection(Flags::DELETED).is_empty())
        };
        let severities = (0..=Severity::Critical.rank())
            .map(|rank| query.severities.iter().any(|severity| severity.rank() == rank))
            .collect();
        let sub = |sub: &'a argus_domain::SubQuery| {
            let asked = sub.query.customers.as_slice();
            (sub.mode, Self::new(&sub.query, (!asked.is_empty()).then_some(asked), dictionaries))
        };
        Self {
            query,
            customers: of(customers, |wanted: &HashSet<_>| {
                dictionaries.customers.wanted(|id| wanted.contains(id))
            }),
            signatures: of(query.signatures.as_deref(), |wanted: &HashSet<_>| {
                dictionaries.signatures.wanted(|id| wanted.contains(id))
            }),
            flags: dictionaries.flags.wanted(flags),
            locations: of(some(&query.locations), |wanted: &HashSet<_>| {
                dictionaries.locations.wanted(|id| wanted.contains(id))
            }),
            domains: of(query.domains.as_deref(), |wanted: &HashSet<_>| {
                dictionaries.domains.wanted(|id| id.is_some_and(|id| wanted.contains(&id)))
            }),
            severities: if query.severities.len() < Severity::ALL.len() {
                Codes::of(severities)
            } else {
                Codes::All
            },
            countries: places(&query.countries),
            source_places: places(&query.source_countries),
            destination_places: places(&query.destination_countries),
            times,
            sub: query.sub.iter().map(sub).collect(),
        }
    }

    /// For each row of a chunk, in the order of time, whether it matches; `None` when none does.
    pub(crate) fn select(&self, chunk: &Chunk) -> Option<Vec<bool>> {
        let addresses = WantedAddresses::new(&chunk.addresses, &self.query.address);
        if self.is_hopeless(&addresses) {
            return None;
        }
        let mut mask = vec![true; chunk.len()];
        // Each pass is a simple loop over one or two columns.
        for (column, wanted) in [
            (&chunk.customer, &self.customers),
            (&chunk.signature, &self.signatures),
            (&chunk.flags, &self.flags),
            (&chunk.severity, &self.severities),
            (&chunk.location, &self.locations),
            (&chunk.domain, &self.domains),
            (&chunk.source_place, &self.source_places),
            (&chunk.destination_place, &self.destination_places),
        ] {
            column.keep_codes(&mut mask, wanted);
        }
        keep_either(
            &mut mask,
            &chunk.source_place,
            &self.countries,
            &chunk.destination_place,
            &self.countries,
        );
        keep_addresses(&mut mask, chunk, &addresses);
        self.keep_ports(&mut mask, chunk);
        if let Some(count) = self.query.min_count.and_then(|count| u64::try_from(count).ok()) {
            chunk.count.keep_range(&mut mask, count, u64::MAX);
        }
        self.keep_times(&mut mask, chunk);
        if !self.query.cases.is_empty() {
            keep(&mut mask, |row| self.query.matches_cases(chunk.cases(row)));
        }
        self.keep_sub(&mut mask, chunk);
        Some(mask)
    }

    fn is_hopeless(&self, addresses: &WantedAddresses) -> bool {
        let none = |codes: &Option<Codes>| codes.as_ref().is_some_and(Codes::is_none);
        let plain = [
            &self.customers,
            &self.signatures,
            &self.flags,
            &self.severities,
            &self.locations,
            &self.domains,
        ];
        plain.into_iter().any(Codes::is_none)
            || none(&addresses.source)
            || none(&addresses.destination)
            || addresses.either.as_ref().is_some_and(|(a, b)| a.is_none() && b.is_none())
    }

    fn keep_ports(&self, mask: &mut [bool], chunk: &Chunk) {
        let codes = |ports: &[u16]| {
            if ports.is_empty() {
                return Codes::All;
            }
            let mut wanted = vec![false; (1 << 16) + 1];
            for port in ports {
                wanted[usize::from(*port) + 1] = true;
            }
            Codes::of(wanted)
        };
        let either = codes(&self.query.ports);
        keep_either(mask, &chunk.source_port, &either, &chunk.destination_port, &either);
        chunk.source_port.keep_codes(mask, &codes(&self.query.source_ports));
        chunk.destination_port.keep_codes(mask, &codes(&self.query.destination_ports));
    }

    fn keep_times(&self, mask: &mut [bool], chunk: &Chunk) {
        if let Some(since) = self.query.updated_since {
            keep(mask, |row| chunk.updated(row) >= since.millis());
        }
        if let Some((first, last)) = self.query.days {
            keep(mask, |row| {
                (first..=last).contains(&argus_domain::EventKey(chunk.key[row]).timestamp().day())
            });
        }
        let Some((from, to)) = self.times else { return };
        let fields = self.query.time_fields;
        if fields == TimeFields::default() && !chunk.reaches_out_of(from, to) {
            return;
        }
        let within = |at: i64| from <= at && at <= to;
        let holds = |field: TimeField, row: usize| match field {
            TimeField::Timestamp => within(chunk.at(row)),
            TimeField::Start => within(chunk.start(row)),
            TimeField::End => within(chunk.end(row)),
            TimeField::LastUpdated => within(chunk.updated(row)),
            // Not in the index: see `Index::can_answer`.
            TimeField::FirstAssessed => false,
        };
        let fields_asked: Vec<TimeField> = fields.iter().collect();
        keep(mask, |row| {
            let mut asked = fields_asked.iter();
            if fields.all {
                asked.all(|field| holds(*field, row))
            } else {
                asked.any(|field| holds(*field, row))
            }
        });
    }

    fn keep_sub(&self, mask: &mut [bool], chunk: &Chunk) {
        let mut any: Option<Vec<bool>> = None;
        for (mode, sub) in &self.sub {
            let matching = sub.select(chunk);
            match mode {
                SubMode::Required => match matching {
                    Some(matching) => keep(mask, |row| matching[row]),
                    None => mask.fill(false),
                },
                SubMode::Exclude => {
                    if let Some(matching) = matching {
                        keep(mask, |row| !matching[row]);
                    }
                }
                SubMode::Any => {
                    let any = any.get_or_insert_with(|| vec![false; chunk.len()]);
                    if let Some(matching) = matching {
                        any.iter_mut().zip(matching).for_each(|(any, matches)| *any |= matches);
                    }
                }
            }
        }
        if let Some(any) = any {
            keep(mask, |row| any[row]);
        }
    }
}

fn some<T>(values: &[T]) -> Option<&[T]> {
    (!values.is_empty()).then_some(values)
}

fn of<T: Copy + Eq + std::hash::Hash>(
    wanted: Option<&[T]>,
    codes: impl FnOnce(&HashSet<T>) -> Codes,
) -> Codes {
    wanted.map_or(Codes::All, |wanted| codes(&wanted.iter().copied().collect()))
}

fn keep_addresses(mask: &mut [bool], chunk: &Chunk, wanted: &WantedAddresses) {
    if let Some((sources, destinations)) = &wanted.either {
        keep_either(mask, &chunk.source, sources, &chunk.destination, destinations);
    }
    if let Some(codes) = &wanted.source {
        chunk.source.keep_codes(mask, codes);
    }
    if let Some(codes) = &wanted.destination {
        chunk.destination.keep_codes(mask, codes);
    }
}

/// One column or the other has a code that is wanted of it.
fn keep_either(mask: &mut [bool], one: &Column, codes: &Codes, other: &Column, other_codes: &Codes) {
    if matches!(codes, Codes::All) || matches!(other_codes, Codes::All) {
        return;
    }
    let mut either = vec![false; mask.len()];
    one.add_codes(&mut either, codes);
    other.add_codes(&mut either, other_codes);
    mask.iter_mut().zip(either).for_each(|(keep, either)| *keep &= either);
}

fn keep(mask: &mut [bool], matches: impl Fn(usize) -> bool) {
    for (row, keep) in mask.iter_mut().enumerate() {
        *keep = *keep && matches(row);
    }
}
