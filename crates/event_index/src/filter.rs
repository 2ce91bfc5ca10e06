//! A query, made ready for columns: sets of values become tables of their codes.

use crate::chunk::{Chunk, Dictionaries};
use argus_domain::{AddressCriteria, Cidr, CustomerId, EventQuery, Severity, Timestamp, event_query};

#[derive(Debug)]
pub(crate) struct Filter<'a> {
    query: &'a EventQuery,
    customers: Option<Vec<bool>>,
    signatures: Option<Vec<bool>>,
    flags: Option<Vec<bool>>,
    severities: Option<[bool; 5]>,
    times: Option<(i64, i64)>,
}

impl<'a> Filter<'a> {
    /// `customers` are those that may match, `None` all of them.
    pub(crate) fn new(
        query: &'a EventQuery,
        customers: Option<&[CustomerId]>,
        dictionaries: &Dictionaries,
    ) -> Self {
        let (include, exclude) = (query.include_flags, query.exclude_flags);
        let times = (query.start.is_some() || query.end.is_some()).then(|| {
            (query.start.unwrap_or_default().millis(), query.end.unwrap_or(Timestamp::MAX).millis())
        });
        let severities = (query.severities.len() < Severity::ALL.len()).then(|| {
            let mut wanted = [false; 5];
            for severity in &query.severities {
                wanted[severity.rank() as usize] = true;
            }
            wanted
        });
        Self {
            query,
            customers: customers.map(|wanted| dictionaries.customers.wanted(|id| wanted.contains(id))),
            signatures: query.signatures.as_ref().map(|wanted| {
                let wanted: std::collections::HashSet<_> = wanted.iter().collect();
                dictionaries.signatures.wanted(|id| wanted.contains(id))
            }),
            flags: (!include.is_empty() || !exclude.is_empty()).then(|| {
                dictionaries.flags.wanted(|flags| {
                    flags.intersection(include) == include && flags.intersection(exclude).is_empty()
                })
            }),
            severities,
            times,
        }
    }

    /// For each row of a chunk, in the order of time, whether it matches.
    pub(crate) fn select(&self, chunk: &Chunk) -> Vec<bool> {
        let mut mask = vec![true; chunk.len()];
        // Each pass is a simple loop over one or two columns.
        if let Some((from, to)) = self.times {
            let within = |at: i64| from <= at && at <= to;
            keep(&mut mask, |row| within(chunk.start(row)) || within(chunk.end(row)));
        }
        by_code(&mut mask, &self.customers, &chunk.customer);
        by_code(&mut mask, &self.signatures, &chunk.signature);
        by_code(&mut mask, &self.flags, &chunk.flags);
        if let Some(wanted) = &self.severities {
            keep(&mut mask, |row| wanted[usize::from(chunk.severity[row])]);
        }
        if let Some(count) = self.query.min_count {
            keep(&mut mask, |row| i64::from(chunk.count[row]) >= count);
        }
        if let Some(since) = self.query.updated_since {
            keep(&mut mask, |row| chunk.updated[row] >= since.millis());
        }
        self.keep_ports(&mut mask, chunk);
        self.keep_addresses(&mut mask, chunk);
        mask
    }

    fn keep_ports(&self, mask: &mut [bool], chunk: &Chunk) {
        let table = |ports: &[u16]| {
            let mut wanted = vec![false; 1 << 16];
            for port in ports {
                wanted[usize::from(*port)] = true;
            }
            wanted
        };
        let has = |wanted: &[bool], port: i32| usize::try_from(port).is_ok_and(|port| wanted[port]);
        let query = self.query;
        if !query.ports.is_empty() {
            let wanted = table(&query.ports);
            keep(mask, |row| {
                has(&wanted, chunk.source_port[row]) || has(&wanted, chunk.destination_port[row])
            });
        }
        for (ports, column) in
            [(&query.source_ports, &chunk.source_port), (&query.destination_ports, &chunk.destination_port)]
        {
            if !ports.is_empty() {
                let wanted = table(ports);
                keep(mask, |row| has(&wanted, column[row]));
            }
        }
    }

    fn keep_addresses(&self, mask: &mut [bool], chunk: &Chunk) {
        let AddressCriteria { either, source, destination, source_min_bits, destination_min_bits } =
            &self.query.address;
        let wanted = |asked: &[Cidr], min_bits: u8| {
            chunk.addresses.wanted(|stored| event_query::matches(asked, min_bits, stored))
        };
        if !either.is_empty() {
            let sources = wanted(either, *source_min_bits);
            let other =
                (source_min_bits != destination_min_bits).then(|| wanted(either, *destination_min_bits));
            let destinations = other.as_ref().unwrap_or(&sources);
            keep(mask, |row| {
                sources[chunk.source[row] as usize] || destinations[chunk.destination[row] as usize]
            });
        }
        for (asked, min_bits, column) in [
            (source, *source_min_bits, &chunk.source),
            (destination, *destination_min_bits, &chunk.destination),
        ] {
            if !asked.is_empty() {
                let wanted = wanted(asked, min_bits);
                keep(mask, |row| wanted[column[row] as usize]);
            }
        }
    }
}

fn keep(mask: &mut [bool], matches: impl Fn(usize) -> bool) {
    for (row, keep) in mask.iter_mut().enumerate() {
        *keep = *keep && matches(row);
    }
}

fn by_code(mask: &mut [bool], wanted: &Option<Vec<bool>>, codes: &[u32]) {
    if let Some(wanted) = wanted {
        keep(mask, |row| wanted[codes[row] as usize]);
    }
}
