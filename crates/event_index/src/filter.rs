//! A query, made ready for columns: sets of values become sets of their codes.

use crate::{
    addresses::{Runs, WantedAddresses},
    chunk::{Chunk, Dictionaries},
    column::Codes,
    matches::Matches,
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

    /// The rows of a chunk that match; `None` when none does.
    pub(crate) fn select(&self, chunk: &Chunk) -> Option<Matches> {
        let addresses = WantedAddresses::new(&chunk.addresses, &self.query.address);
        if self.is_hopeless() || addresses.is_hopeless() {
            return None;
        }
        let few = addresses.few_rows(chunk);
        let mut matches = few.map_or_else(|| Matches::all(chunk.len()), Matches::Rows);
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
            matches.keep_codes(column, wanted);
        }
        let countries = &self.countries;
        matches.keep_either((&chunk.source_place, countries), (&chunk.destination_place, countries));
        keep_addresses(&mut matches, chunk, &addresses);
        self.keep_ports(&mut matches, chunk);
        if let Some(count) = self.query.min_count.and_then(|count| u64::try_from(count).ok()) {
            matches.keep_at_least(&chunk.count, count);
        }
        self.keep_times(&mut matches, chunk);
        if !self.query.cases.is_empty() {
            matches.keep(|row| self.query.matches_cases(chunk.cases(row)));
        }
        self.keep_sub(&mut matches, chunk);
        Some(matches)
    }

    fn is_hopeless(&self) -> bool {
        let plain = [
            &self.customers,
            &self.signatures,
            &self.flags,
            &self.severities,
            &self.locations,
            &self.domains,
        ];
        plain.into_iter().any(Codes::is_none)
    }

    fn keep_ports(&self, matches: &mut Matches, chunk: &Chunk) {
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
        matches.keep_either((&chunk.source_port, &either), (&chunk.destination_port, &either));
        matches.keep_codes(&chunk.source_port, &codes(&self.query.source_ports));
        matches.keep_codes(&chunk.destination_port, &codes(&self.query.destination_ports));
    }

    fn keep_times(&self, matches: &mut Matches, chunk: &Chunk) {
        if let Some(since) = self.query.updated_since.map(argus_domain::Timestamp::millis) {
            match chunk.written_since(since) {
                Some(true) => {}
                Some(false) => matches.clear(),
                None => matches.keep(|row| chunk.updated(row) >= since),
            }
        }
        if let Some((first, last)) = self.query.days {
            matches.keep(|row| {
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
        matches.keep(|row| {
            let mut asked = fields_asked.iter();
            if fields.all {
                asked.all(|field| holds(*field, row))
            } else {
                asked.any(|field| holds(*field, row))
            }
        });
    }

    fn keep_sub(&self, matches: &mut Matches, chunk: &Chunk) {
        let mut any: Option<Vec<bool>> = None;
        for (mode, sub) in &self.sub {
            let matching = sub.select(chunk).map(|matching| matching.into_mask(chunk.len()));
            match mode {
                SubMode::Required => match matching {
                    Some(matching) => matches.keep(|row| matching[row]),
                    None => matches.clear(),
                },
                SubMode::Exclude => {
                    if let Some(matching) = matching {
                        matches.keep(|row| !matching[row]);
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
            matches.keep(|row| any[row]);
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

fn keep_addresses(matches: &mut Matches, chunk: &Chunk, wanted: &WantedAddresses) {
    let codes = |runs: &Runs| runs.codes(chunk.addresses.codes());
    if let Some((sources, destinations)) = &wanted.either {
        matches.keep_either((&chunk.source, &codes(sources)), (&chunk.destination, &codes(destinations)));
    }
    if let Some(sources) = &wanted.source {
        matches.keep_codes(&chunk.source, &codes(sources));
    }
    if let Some(destinations) = &wanted.destination {
        matches.keep_codes(&chunk.destination, &codes(destinations));
    }
}
