//! Counting by address: there are millions of them, of which only the most frequent are asked for.

use crate::{
    addresses::Addresses,
    chunk::Chunk,
    column::{Column, Width, each_width},
    matches::Matches,
    parallel,
};
use argus_domain::{Cidr, statistics::Tally};
use std::{
    cmp::Reverse,
    collections::{BinaryHeap, binary_heap::PeekMut},
};

/// The tallies of one day, by address and in the order of addresses.
#[derive(Debug, Default)]
pub(crate) struct DayTallies {
    addresses: Vec<(Cidr, Tally)>,
    /// Of events without an address.
    none: Tally,
}

impl DayTallies {
    /// `column` holds the codes of sources or of destinations.
    pub(crate) fn new(chunk: &Chunk, column: &Column, matches: &Matches) -> Self {
        let mut tallies = vec![Tally::default(); chunk.addresses.codes()];
        each_width!(column, codes => each_width!(&chunk.count, counts => {
            matches.each(|row| {
                tallies[codes[row].index()] += Tally { events: 1, raw: counts[row].wide() };
            });
        }));
        Self { none: tallies[0], addresses: in_order(&chunk.addresses, &tallies) }
    }
}

fn in_order(addresses: &Addresses, tallies: &[Tally]) -> Vec<(Cidr, Tally)> {
    let counted = tallies.iter().enumerate().filter(|(_, tally)| tally.events > 0);
    let mut counted: Vec<(Cidr, Tally)> =
        counted.filter_map(|(code, tally)| Some((addresses.get(code as u64)?, *tally))).collect();
    if !addresses.is_tidy() {
        counted.sort_unstable_by_key(|(address, _)| *address);
    }
    counted
}

/// The largest groups, the largest first, and the sum of all others.
#[derive(Debug)]
pub(crate) struct Top {
    pub(crate) addresses: Vec<(Cidr, Tally)>,
    /// Of events without an address.
    pub(crate) none: Tally,
    pub(crate) rest: Tally,
}

/// Parts of all addresses that are merged side by side.
const PARTS: usize = 16;

/// The `most` largest groups of all days, by raw or by aggregated events.
pub(crate) fn top(days: &[DayTallies], most: usize, raw: bool) -> Top {
    let longest = days.iter().map(|day| day.addresses.as_slice()).max_by_key(|day| day.len());
    let longest = longest.unwrap_or_default();
    let mut borders: Vec<Cidr> =
        (1..PARTS).filter_map(|part| Some(longest.get(longest.len() * part / PARTS)?.0)).collect();
    borders.dedup();
    let from = std::iter::once(None).chain(borders.iter().copied().map(Some));
    let to = borders.iter().copied().map(Some).chain([None]);
    let parts: Vec<(Option<Cidr>, Option<Cidr>)> = from.zip(to).collect();
    let mut all = Largest::new(most, raw);
    for part in parallel::each(&parts, |(from, to)| merged(days, *from, *to, Largest::new(most, raw))) {
        part.kept.into_iter().for_each(|(address, tally)| all.add(address, tally));
        all.rest += part.rest;
    }
    all.cut();
    all.kept.sort_unstable_by_key(|(address, tally)| rank(*address, *tally, raw));
    let mut none = Tally::default();
    days.iter().for_each(|day| none += day.none);
    Top { addresses: all.kept, none, rest: all.rest }
}

/// Adds the addresses of all days that lie from `from` to before `to`.
fn merged(days: &[DayTallies], from: Option<Cidr>, to: Option<Cidr>, mut largest: Largest) -> Largest {
    let part = |day: &'_ DayTallies| {
        let place = |border: Option<Cidr>, open: usize| {
            border.map_or(open, |border| day.addresses.partition_point(|(address, _)| *address < border))
        };
        place(from, 0)..place(to, day.addresses.len())
    };
    // The next of each day, the lowest address on top.
    let mut next: BinaryHeap<Reverse<(Cidr, usize, usize, usize)>> = BinaryHeap::new();
    for (number, day) in days.iter().enumerate() {
        let part = part(day);
        if !part.is_empty() {
            next.push(Reverse((day.addresses[part.start].0, number, part.start, part.end)));
        }
    }
    let mut current: Option<(Cidr, Tally)> = None;
    while let Some(mut top) = next.peek_mut() {
        let Reverse((address, day, at, end)) = *top;
        let tally = days[day].addresses[at].1;
        match &mut current {
            Some((known, sum)) if *known == address => *sum += tally,
            _ => {
                if let Some((address, sum)) = current.replace((address, tally)) {
                    largest.add(address, sum);
                }
            }
        }
        if at + 1 < end {
            *top = Reverse((days[day].addresses[at + 1].0, day, at + 1, end));
        } else {
            PeekMut::pop(top);
        }
    }
    if let Some((address, sum)) = current {
        largest.add(address, sum);
    }
    largest
}

/// Larger ones are lower.
fn rank(address: Cidr, tally: Tally, raw: bool) -> (Reverse<u64>, Cidr) {
    (Reverse(tally.of(raw)), address)
}

/// Keeps the largest of what it is given, and the sum of the others.
struct Largest {
    most: usize,
    raw: bool,
    kept: Vec<(Cidr, Tally)>,
    rest: Tally,
}

impl Largest {
    fn new(most: usize, raw: bool) -> Self {
        Self { most, raw, kept: Vec::new(), rest: Tally::default() }
    }

    fn add(&mut self, address: Cidr, tally: Tally) {
        self.kept.push((address, tally));
        if self.kept.len() > 2 * self.most + 1_000 {
            self.cut();
        }
    }

    fn cut(&mut self) {
        if self.kept.len() <= self.most {
            return;
        }
        let mut kept = std::mem::take(&mut self.kept);
        kept.select_nth_unstable_by_key(self.most, |(address, tally)| rank(*address, *tally, self.raw));
        kept.drain(self.most..).for_each(|(_, tally)| self.rest += tally);
        self.kept = kept;
    }
}
