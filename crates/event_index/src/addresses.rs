//! The networks of one day, each stored once.

use crate::{
    chunk::Chunk,
    column::{Codes, Column},
    postings::Postings,
};
use argus_domain::{AddressCriteria, Cidr, cidr::CidrKey, event_query};
use rustc_hash::FxHashMap;
use std::ops::{Range, RangeInclusive};

/// Codes of networks; 0 is "none". The codes of most are in the order of the networks, so that what lies
/// inside a network is one run of codes; those that came since are behind them.
#[derive(Debug, Default)]
pub(crate) struct Addresses {
    /// The network of code 1, 2, …
    values: Vec<Cidr>,
    /// So many of them are in order.
    sorted: usize,
    /// The codes of the others.
    late: FxHashMap<Cidr, u32>,
}

impl Addresses {
    pub(crate) fn code(&mut self, address: Option<Cidr>) -> u64 {
        let Some(address) = address else { return 0 };
        if let Ok(index) = self.values[..self.sorted].binary_search(&address) {
            return index as u64 + 1;
        }
        let values = &mut self.values;
        let code = self.late.entry(address).or_insert_with(|| {
            values.push(address);
            values.len() as u32
        });
        u64::from(*code)
    }

    pub(crate) fn get(&self, code: u64) -> Option<Cidr> {
        usize::try_from(code).ok().and_then(|code| self.values.get(code.checked_sub(1)?)).copied()
    }

    /// The codes of networks that are given in order, of those that occur.
    pub(crate) fn codes_of(&self, asked: &[Cidr]) -> impl Iterator<Item = Option<u64>> {
        let sorted = &self.values[..self.sorted];
        let mut from = 0;
        asked.iter().map(move |asked| {
            from += first_not_below(&sorted[from..], asked);
            if sorted.get(from) == Some(asked) {
                return Some(from as u64 + 1);
            }
            self.late.get(asked).copied().map(u64::from)
        })
    }

    /// So many codes there are, with "none".
    pub(crate) fn codes(&self) -> usize {
        self.values.len() + 1
    }

    /// Whether enough came since to make putting them in order worth it.
    pub(crate) fn is_untidy(&self) -> bool {
        self.late.len() > 1_000 + self.sorted / 4
    }

    pub(crate) fn is_tidy(&self) -> bool {
        self.late.is_empty()
    }

    /// Puts all in order. Returns the new code for each old one.
    pub(crate) fn tidy(&mut self) -> Vec<u64> {
        let mut order: Vec<u32> = (0..self.values.len() as u32).collect();
        order.sort_unstable_by_key(|index| self.values[*index as usize]);
        let mut codes = vec![0; self.codes()];
        for (new, old) in order.iter().enumerate() {
            codes[*old as usize + 1] = new as u64 + 1;
        }
        self.values = order.iter().map(|index| self.values[*index as usize]).collect();
        self.sorted = self.values.len();
        self.late = FxHashMap::default();
        codes
    }

    /// The codes of stored networks that are inside or cover one of `asked`.
    pub(crate) fn wanted(&self, asked: &[Cidr], min_bits: u8) -> Runs {
        let wanted = |stored: &Cidr| event_query::matches(asked, min_bits, *stored);
        let one = |index: usize| (index as u64 + 1, index as u64 + 1);
        let (sorted, late) = self.values.split_at(self.sorted);
        let mut runs: Vec<(u64, u64)> = Vec::new();
        for asked in asked {
            for inside in inside(sorted, asked) {
                if min_bits <= asked.bits() {
                    // What is inside is at least as narrow.
                    runs.push((inside.start as u64 + 1, inside.end as u64));
                } else {
                    runs.extend(inside.filter(|index| wanted(&sorted[*index])).map(one));
                }
            }
            runs.extend(covering(sorted, asked).filter(|index| wanted(&sorted[*index])).map(one));
        }
        let late = late.iter().enumerate().filter(|(_, stored)| wanted(stored));
        runs.extend(late.map(|(index, _)| one(self.sorted + index)));
        Runs::new(runs)
    }

    pub(crate) fn bytes(&self) -> usize {
        self.values.capacity() * size_of::<Cidr>() + self.late.capacity() * (size_of::<Cidr>() + 24)
    }
}

/// As `partition_point`, but quick where the place is near.
fn first_not_below(sorted: &[Cidr], asked: &Cidr) -> usize {
    let mut reach = 1;
    while sorted.get(reach - 1).is_some_and(|stored| stored < asked) {
        reach *= 2;
    }
    let (from, to) = (reach / 2, reach.min(sorted.len()));
    from + sorted[from..to].partition_point(|stored| stored < asked)
}

/// Where the networks inside `asked`, itself among them, lie among sorted ones.
fn inside(sorted: &[Cidr], asked: &Cidr) -> impl Iterator<Item = Range<usize>> {
    let place = |keys: RangeInclusive<CidrKey>| {
        let first = sorted.partition_point(|stored| stored.key() < *keys.start());
        let after = sorted.partition_point(|stored| stored.key() <= *keys.end());
        first..after.max(first)
    };
    asked.contained().into_iter().map(place).filter(|places| !places.is_empty())
}

/// Where the networks that cover `asked` lie among sorted ones.
fn covering(sorted: &[Cidr], asked: &Cidr) -> impl Iterator<Item = usize> {
    (0..asked.bits()).filter_map(|bits| sorted.binary_search(&asked.widened(bits)).ok())
}

/// Codes, as runs of them: from, to. Rising, and none touches the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Runs(Vec<(u64, u64)>);

impl Runs {
    fn new(mut runs: Vec<(u64, u64)>) -> Self {
        runs.sort_unstable();
        let mut merged: Vec<(u64, u64)> = Vec::with_capacity(runs.len());
        for (low, high) in runs {
            match merged.last_mut() {
                Some((_, last)) if low <= *last + 1 => *last = high.max(*last),
                _ => merged.push((low, high)),
            }
        }
        Self(merged)
    }

    pub(crate) fn is_none(&self) -> bool {
        self.0.is_empty()
    }

    /// As a filter of a column with so many different codes.
    pub(crate) fn codes(&self, codes: usize) -> Codes {
        match self.0[..] {
            [] => Codes::NONE,
            [(low, high)] => Codes::Range(low, high),
            _ => {
                let mut table = vec![false; codes];
                self.0.iter().for_each(|(low, high)| table[*low as usize..=*high as usize].fill(true));
                Codes::Table(table)
            }
        }
    }

    /// The rows of `column` with these codes, in no order, if they are at most `most`.
    fn rows(&self, column: &Column, postings: &Postings, most: usize) -> Option<Vec<u32>> {
        let mut rows = Vec::new();
        for (low, high) in &self.0 {
            let found = postings.of(column, *low, *high);
            if rows.len() + found.len() > most {
                return None;
            }
            rows.extend_from_slice(found);
        }
        Some(rows)
    }
}

/// What is wanted on each side, and on either.
#[derive(Debug)]
pub(crate) struct WantedAddresses {
    pub(crate) either: Option<(Runs, Runs)>,
    pub(crate) source: Option<Runs>,
    pub(crate) destination: Option<Runs>,
}

impl WantedAddresses {
    pub(crate) fn new(addresses: &Addresses, criteria: &AddressCriteria) -> Self {
        let AddressCriteria { either, source, destination, source_min_bits, destination_min_bits } = criteria;
        let side = |asked: &Vec<Cidr>, bits: u8| (!asked.is_empty()).then(|| addresses.wanted(asked, bits));
        let either = side(either, *source_min_bits).map(|sources| {
            let same = source_min_bits == destination_min_bits;
            let destinations =
                if same { sources.clone() } else { addresses.wanted(either, *destination_min_bits) };
            (sources, destinations)
        });
        Self {
            either,
            source: side(source, *source_min_bits),
            destination: side(destination, *destination_min_bits),
        }
    }

    pub(crate) fn is_hopeless(&self) -> bool {
        let none = |runs: &Option<Runs>| runs.as_ref().is_some_and(Runs::is_none);
        none(&self.source)
            || none(&self.destination)
            || self.either.as_ref().is_some_and(|(a, b)| a.is_none() && b.is_none())
    }

    /// The rows that fulfil one of the criteria, rising, if those are few.
    pub(crate) fn few_rows(&self, chunk: &Chunk) -> Option<Vec<u32>> {
        if self.either.is_none() && self.source.is_none() && self.destination.is_none() {
            return None;
        }
        let (sources, destinations) = chunk.postings()?;
        // Reading rows here and there costs about as much as reading so many in a row.
        let most = chunk.len() / 16;
        let of_source = |runs: &Runs| runs.rows(&chunk.source, sources, most);
        let of_destination = |runs: &Runs| runs.rows(&chunk.destination, destinations, most);
        let either = self.either.as_ref().and_then(|(source, destination)| {
            let mut rows = of_source(source)?;
            rows.extend(of_destination(destination)?);
            Some(rows)
        });
        let one_side =
            [self.source.as_ref().and_then(of_source), self.destination.as_ref().and_then(of_destination)];
        let mut rows = one_side.into_iter().chain([either]).flatten().min_by_key(Vec::len)?;
        rows.sort_unstable();
        rows.dedup();
        Some(rows)
    }
}
