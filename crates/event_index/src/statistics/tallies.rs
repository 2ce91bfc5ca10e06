//! Adding up by number.

use crate::column::Width;
use argus_domain::statistics::Tally;
use rustc_hash::FxHashMap;

/// By combination: in a table where that is small enough.
pub(super) enum Tallies {
    Table(Vec<Tally>),
    Map(FxHashMap<u64, Tally>),
}

impl Tallies {
    /// A larger table does not fit into a processor's cache.
    const MOST: usize = 1 << 18;

    pub(super) fn new(slots: usize) -> Self {
        if slots <= Self::MOST {
            Self::Table(vec![Tally::default(); slots])
        } else {
            Self::Map(FxHashMap::default())
        }
    }

    pub(super) fn add(&mut self, code: u64, tally: Tally) {
        match self {
            Self::Table(table) => table[code as usize] += tally,
            Self::Map(map) => *map.entry(code).or_default() += tally,
        }
    }

    pub(super) fn add_all<T: Width>(&mut self, codes: &[u64], mask: &[bool], counts: &[T]) {
        for ((code, keep), count) in codes.iter().zip(mask).zip(counts) {
            if *keep {
                self.add(*code, Tally { events: 1, raw: count.wide() });
            }
        }
    }

    /// Adds those of another day, with as many slots.
    pub(super) fn merge(&mut self, other: Self) {
        match (self, other) {
            (Self::Table(table), Self::Table(other)) => {
                table.iter_mut().zip(other).for_each(|(sum, tally)| *sum += tally);
            }
            (all, other) => other.into_counted().for_each(|(code, tally)| all.add(code, tally)),
        }
    }

    pub(super) fn into_counted(self) -> impl Iterator<Item = (u64, Tally)> {
        let (table, map) = match self {
            Self::Table(table) => (table, FxHashMap::default()),
            Self::Map(map) => (Vec::new(), map),
        };
        let table = table.into_iter().enumerate().map(|(code, tally)| (code as u64, tally));
        table.chain(map).filter(|(_, tally)| tally.events > 0)
    }
}
