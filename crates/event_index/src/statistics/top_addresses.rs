//! Counting by address: there are millions of them, of which only the most frequent are asked for.

use crate::{
    addresses::Addresses,
    chunk::Chunk,
    column::{Column, Width, each_width},
    matches::Matches,
    parallel,
};
use argus_domain::{Cidr, statistics::Tally};
use std::cmp::Reverse;

/// The tallies of one day.
#[derive(Debug)]
pub(crate) struct DayTallies<'a> {
    addresses: &'a Addresses,
    /// By code; the first is of events without an address.
    tallies: Vec<Tally>,
    sum: Tally,
}

impl<'a> DayTallies<'a> {
    /// `column` holds the codes of sources or of destinations.
    pub(crate) fn new(chunk: &'a Chunk, column: &Column, matches: &Matches) -> Self {
        let mut tallies = vec![Tally::default(); chunk.addresses.codes()];
        let mut sum = Tally::default();
        each_width!(column, codes => each_width!(&chunk.count, counts => {
            matches.each(|row| {
                let one = Tally { events: 1, raw: counts[row].wide() };
                tallies[codes[row].index()] += one;
                sum += one;
            });
        }));
        Self { addresses: &chunk.addresses, tallies, sum }
    }

    /// The addresses that occur at least so often.
    fn at_least(&self, least: u64, raw: bool) -> impl Iterator<Item = Cidr> {
        let counted = self.tallies.iter().enumerate().skip(1);
        let frequent = counted.filter(move |(_, tally)| tally.events > 0 && tally.of(raw) >= least);
        frequent.filter_map(|(code, _)| self.addresses.get(code as u64))
    }

    /// So often the one occurs that is at place `most` of the day; 0 where there are not so many.
    fn frequency_at(&self, most: usize, raw: bool) -> u64 {
        let mut counts: Vec<u64> = self.tallies[1..].iter().map(|tally| tally.of(raw)).collect();
        if most == 0 || most > counts.len() {
            return 0;
        }
        *counts.select_nth_unstable_by_key(most - 1, |count| Reverse(*count)).1
    }
}

/// The largest groups, the largest first, and the sum of all others.
#[derive(Debug)]
pub(crate) struct Top {
    pub(crate) addresses: Vec<(Cidr, Tally)>,
    /// Of events without an address.
    pub(crate) none: Tally,
    pub(crate) rest: Tally,
}

/// The `most` largest groups of all days, by raw or by aggregated events.
///
/// Those that lead on the busiest day are at least that frequent on all days together, and whoever is as frequent
/// is so on one of the days at least by its share: only such addresses are added up.
pub(crate) fn top(days: &[DayTallies<'_>], most: usize, raw: bool) -> Top {
    let busiest = days.iter().max_by_key(|day| day.sum.of(raw));
    let leading = busiest.map_or(0, |day| day.frequency_at(most, raw));
    let known = busiest.map(|day| day.at_least(leading.max(1), raw).collect()).unwrap_or_default();
    let known = largest(days, known, most, raw);
    let least = known.get(most.saturating_sub(1)).map_or(0, |(_, tally)| tally.of(raw));
    let share = least.div_ceil(days.len().max(1) as u64);
    let of_days = parallel::each(days, |day| day.at_least(share, raw).collect::<Vec<_>>());
    let addresses = largest(days, of_days.into_iter().flatten().collect(), most, raw);
    let all = added(days.iter().map(|day| day.sum));
    let none = added(days.iter().map(|day| day.tallies[0]));
    let kept = added(addresses.iter().map(|(_, tally)| *tally));
    let rest = Tally { events: all.events - none.events - kept.events, raw: all.raw - none.raw - kept.raw };
    Top { addresses, none, rest }
}

fn added(tallies: impl Iterator<Item = Tally>) -> Tally {
    tallies.fold(Tally::default(), |mut sum, tally| {
        sum += tally;
        sum
    })
}

/// Candidates that are added up in one go.
const SOME: usize = 4_096;

/// The largest of the candidates, with what they come to on all days; the largest first.
fn largest(days: &[DayTallies<'_>], mut candidates: Vec<Cidr>, most: usize, raw: bool) -> Vec<(Cidr, Tally)> {
    // Each day's are in order already, which this way of sorting makes use of.
    candidates.sort();
    candidates.dedup();
    let some: Vec<&[Cidr]> = candidates.chunks(SOME).collect();
    let of_some = parallel::each(&some, |candidates| {
        let mut summed: Vec<(Cidr, Tally)> =
            candidates.iter().map(|address| (*address, Tally::default())).collect();
        for day in days {
            let codes = day.addresses.codes_of(candidates);
            for ((_, sum), code) in summed.iter_mut().zip(codes) {
                *sum += code.map_or_else(Tally::default, |code| day.tallies[code as usize]);
            }
        }
        cut(&mut summed, most, raw);
        summed
    });
    let mut all: Vec<(Cidr, Tally)> = of_some.into_iter().flatten().collect();
    cut(&mut all, most, raw);
    all
}

/// Keeps the largest, the largest first.
fn cut(summed: &mut Vec<(Cidr, Tally)>, most: usize, raw: bool) {
    let rank = |(address, tally): &(Cidr, Tally)| (Reverse(tally.of(raw)), *address);
    if most < summed.len() {
        summed.select_nth_unstable_by_key(most, rank);
        summed.truncate(most);
    }
    summed.sort_unstable_by_key(rank);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    fn address(number: u8) -> Option<Cidr> {
        Some(Cidr::host([10, 0, 0, number].into()))
    }

    /// The codes of some of them are in order; the others came late.
    fn day(counted: &[(u8, u64)]) -> (Addresses, Vec<Tally>) {
        let mut addresses = Addresses::default();
        let (early, late) = counted.split_at(counted.len() / 2);
        early.iter().for_each(|(number, _)| {
            addresses.code(address(*number));
        });
        addresses.tidy();
        late.iter().for_each(|(number, _)| {
            addresses.code(address(*number));
        });
        let mut tallies = vec![Tally::default(); addresses.codes()];
        tallies[0] = Tally { events: 2, raw: 5 };
        for (number, raw) in counted {
            tallies[addresses.code(address(*number)) as usize] += Tally { events: 1, raw: *raw };
        }
        (addresses, tallies)
    }

    proptest! {
        #[test]
        fn agrees_with_adding_up_everything(
            days in prop::collection::vec(prop::collection::vec((0_u8..40, 1_u64..9), 0..60), 0..6),
            most in prop_oneof![0_usize..5, Just(100)],
            raw: bool,
        ) {
            let built: Vec<_> = days.iter().map(|counted| day(counted)).collect();
            let tallied: Vec<DayTallies<'_>> = built
                .iter()
                .map(|(addresses, tallies)| {
                    let sum = added(tallies.iter().copied());
                    DayTallies { addresses, tallies: tallies.clone(), sum }
                })
                .collect();
            let mut all: BTreeMap<Cidr, Tally> = BTreeMap::new();
            for (number, raw) in days.iter().flatten() {
                *all.entry(address(*number).expect("a host")).or_default() += Tally { events: 1, raw: *raw };
            }
            let mut expected: Vec<(Cidr, Tally)> = all.into_iter().collect();
            expected.sort_by_key(|(address, tally)| (Reverse(tally.of(raw)), *address));
            let others = expected.split_off(most.min(expected.len()));
            let top = top(&tallied, most, raw);
            prop_assert_eq!(top.addresses, expected);
            prop_assert_eq!(top.rest, added(others.into_iter().map(|(_, tally)| tally)));
        }
    }
}
