//! Counting by what events have in common.

mod day;
mod merged;
mod part;
mod tallies;
mod top_addresses;

use crate::{Index, chunk::Chunk, filter::Filter, parallel};
use argus_domain::{
    CustomerId, EventQuery, SignatureId, TimeField,
    statistics::{Dimension, GroupValue, Tally},
};
use day::DayCounts;
use merged::Merged;
use part::Meaning;
use top_addresses::DayTallies;

/// The spans of time that are counted in, by their starts; each ends where the next begins.
#[derive(Clone, Debug)]
pub struct Frames {
    pub starts: Vec<i64>,
    /// Set where all are equally long.
    pub step: Option<i64>,
    /// The time that puts an event into its span. First assessments are not held here: who counts by them asks
    /// for first occurrences, of events that have the one in the place of the other.
    pub by: TimeField,
}

impl Frames {
    /// What lies before the first or behind the last belongs to that one.
    fn of(&self, at: i64) -> usize {
        let last = self.starts.len() - 1;
        let Some(first) = self.starts.first() else { return 0 };
        match self.step {
            _ if last == 0 || at <= *first => 0,
            Some(step) => usize::try_from((at - first) / step).map_or(last, |frame| frame.min(last)),
            None => self.starts.partition_point(|start| *start <= at).saturating_sub(1),
        }
    }
}

/// What signatures are mapped to: only the database knows.
pub trait Meanings: Sync {
    fn alarm(&self, signature: SignatureId) -> GroupValue;
    fn category(&self, signature: SignatureId) -> GroupValue;
}

/// The groups of events that have something in common.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// One combination of values, and its tallies per span of time; in no order.
    pub groups: Vec<(Vec<GroupValue>, Vec<Tally>)>,
    /// The sum, per span of time, of groups that nobody asked for by themselves.
    pub rest: Option<Vec<Tally>>,
}

/// What events are counted by.
#[derive(Clone, Debug)]
pub struct Breakdown {
    pub dimensions: Vec<Dimension>,
    pub frames: Frames,
    pub largest: Largest,
}

/// The groups that are wanted by themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Largest {
    /// So many at least.
    pub most: usize,
    /// By the occurrences that events were merged from instead of by events.
    pub raw: bool,
}

/// More combinations than this are not answered.
pub const MAX_GROUPS: usize = 2_000_000;

/// Why events were not counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("makes more than {MAX_GROUPS} groups: ask for fewer dimensions or a narrower search")]
pub struct TooManyGroups;

impl Index {
    /// Tallies of the combinations of values that occur, at least of the largest.
    pub fn statistics(
        &self,
        query: &EventQuery,
        customers: Option<&[CustomerId]>,
        breakdown: &Breakdown,
        meanings: &impl Meanings,
    ) -> Result<Counted, TooManyGroups> {
        let Breakdown { dimensions, frames, largest } = breakdown;
        let filter = Filter::new(query, customers, &self.dictionaries);
        if let ([side @ (Dimension::Source | Dimension::Destination)], [_]) =
            (&dimensions[..], &frames.starts[..])
        {
            return Ok(self.top_addresses(query, &filter, *side, *largest));
        }
        let shared: Vec<Option<Meaning>> =
            dimensions.iter().map(|dimension| self.meaning(*dimension, meanings)).collect();
        let count = |chunk: &&Chunk| match filter.select(chunk) {
            None => Ok(None),
            Some(matches) => {
                DayCounts::new(chunk, &matches.into_mask(chunk.len()), dimensions, &shared, frames).map(Some)
            }
        };
        let mut days: Vec<DayCounts> = Vec::new();
        for day in parallel::each(&self.chunks(query), count) {
            let Some(day) = day? else { continue };
            match days.last_mut() {
                // The same codes mean the same on all days.
                Some(all) if shared.iter().all(Option::is_some) => all.add(day),
                _ => days.push(day),
            }
        }
        let mut merged = Merged::new(frames.starts.len());
        for day in days {
            day.named().try_for_each(|(values, frame, tally)| merged.add(&values, frame, tally))?;
        }
        Ok(merged.into_counted())
    }

    fn top_addresses(
        &self,
        query: &EventQuery,
        filter: &Filter<'_>,
        side: Dimension,
        largest: Largest,
    ) -> Counted {
        let chunks = self.chunks(query);
        let of_days = parallel::each(&chunks, |chunk| {
            let column = if side == Dimension::Source { &chunk.source } else { &chunk.destination };
            Some(DayTallies::new(chunk, column, &filter.select(chunk)?))
        });
        let days: Vec<DayTallies<'_>> = of_days.into_iter().flatten().collect();
        let top = top_addresses::top(&days, largest.most, largest.raw);
        let none = (top.none.events > 0).then_some((GroupValue::None, top.none));
        let addresses =
            top.addresses.into_iter().map(|(address, tally)| (GroupValue::Address(address), tally));
        Counted {
            groups: addresses.chain(none).map(|(value, tally)| (vec![value], vec![tally])).collect(),
            rest: (top.rest.events > 0).then(|| vec![top.rest]),
        }
    }
}
