//! All days together.

use crate::{
    chunk::{Chunk, Dictionaries, day_of},
    filter::Filter,
    parallel,
};
use argus_domain::{CustomerId, EventFacts, EventKey, EventQuery, Flags, TimeField, Timestamp};
use std::collections::BTreeMap;

#[derive(Debug, Default)]
pub struct Index {
    pub(crate) days: BTreeMap<i64, Chunk>,
    pub(crate) dictionaries: Dictionaries,
    /// Days before this one were left out: there was no memory for them.
    first_day: Option<i64>,
    /// The longest time that an occurrence lies after the time of its key, in milliseconds.
    after: i64,
}

impl Index {
    /// Adds events, or replaces those that are there already. Those of days that were left out stay out.
    pub fn put(&mut self, mut rows: Vec<EventFacts>) {
        if let Some(first) = self.first_day {
            rows.retain(|row| day(row) >= first);
        }
        rows.sort_by_key(|row| row.key);
        for row in &rows {
            let at = row.key.timestamp().millis();
            self.after = self.after.max(row.end.millis() - at);
        }
        let newest_day = self.days.last_key_value().map(|(day, _)| *day);
        for rows in rows.chunk_by(|a, b| day(a) == day(b)) {
            self.days.entry(day(&rows[0])).or_default().put(rows, &mut self.dictionaries);
        }
        let now_newest = self.days.last_key_value().map(|(day, _)| *day);
        if newest_day != now_newest
            && let Some(over) = newest_day.and_then(|day| self.days.get_mut(&day))
        {
            over.shrink();
        }
    }

    /// Leaves out the oldest days until the rest takes at most `budget` bytes; the newest day always stays.
    /// Returns how many days were left out.
    pub fn fit(&mut self, budget: usize) -> usize {
        let mut dropped = 0;
        let mut bytes = self.bytes();
        while bytes > budget && self.days.len() > 1 {
            let Some((day, chunk)) = self.days.pop_first() else { break };
            bytes -= chunk.bytes();
            self.first_day = Some(day + 1);
            dropped += 1;
        }
        dropped
    }

    /// Forgets the events of a customer with lower keys than `before` that are linked to no case: they are gone
    /// from the database, too.
    pub fn forget(&mut self, customer: CustomerId, before: EventKey) {
        let Some(customer) = self.dictionaries.customers.known(customer) else { return };
        let linked = self.dictionaries.flags.table(|flags| !flags.intersection(Flags::LINKED).is_empty());
        let days: Vec<i64> = self.days.range(..=day_of(before.timestamp())).map(|(day, _)| *day).collect();
        for day in days {
            let Some(chunk) = self.days.get_mut(&day) else { continue };
            chunk.forget(customer, before.0, &linked);
            if chunk.len() == 0 {
                self.days.remove(&day);
            }
        }
    }

    /// Whether an answer to this would be complete.
    pub fn can_answer(&self, query: &EventQuery) -> bool {
        let here = |block: &EventQuery| {
            let time = block.start.is_some() || block.end.is_some();
            block.ids.is_empty()
                && block.properties.is_empty()
                && block.sensors.is_empty()
                && !(time && block.time_fields.contains(TimeField::FirstAssessed))
        };
        let first = self.first_day_of(query);
        query.blocks().all(here) && self.first_day.is_none_or(|day| day <= first)
    }

    /// Events in it.
    pub fn len(&self) -> usize {
        self.days.values().map(Chunk::len).sum()
    }

    pub fn is_empty(&self) -> bool {
        self.days.is_empty()
    }

    /// The oldest day that is in it, if older ones were left out.
    pub fn first_day(&self) -> Option<i64> {
        self.first_day
    }

    /// Memory that it holds, about.
    pub fn bytes(&self) -> usize {
        self.days.values().map(Chunk::bytes).sum::<usize>() + self.dictionaries.bytes()
    }

    /// Gives back what building reserved too much for a day, and makes it ready for searches.
    pub fn shrink(&mut self, day: i64) {
        if let Some(chunk) = self.days.get_mut(&day) {
            chunk.shrink();
        }
    }

    /// How many events match. `customers` are those that may, `None` all of them.
    pub fn count(&self, query: &EventQuery, customers: Option<&[CustomerId]>) -> u64 {
        let filter = Filter::new(query, customers, &self.dictionaries);
        let count = |chunk: &&Chunk| filter.select(chunk).map_or(0, |matches| matches.count());
        parallel::each(&self.chunks(query), count).into_iter().sum()
    }

    /// How many events of each severity (rising) begin in each `step` milliseconds from `from`.
    pub fn histogram(
        &self,
        query: &EventQuery,
        customers: Option<&[CustomerId]>,
        from: Timestamp,
        step: i64,
        buckets: usize,
    ) -> Vec<[u64; 4]> {
        let filter = Filter::new(query, customers, &self.dictionaries);
        let of_chunk = |chunk: &&Chunk| {
            let mut counts = vec![[0; 4]; buckets];
            let Some(matches) = filter.select(chunk) else { return counts };
            matches.each(|row| {
                let bucket = (chunk.start(row) - from.millis()).div_euclid(step);
                if let Some(bucket) = usize::try_from(bucket).ok().and_then(|bucket| counts.get_mut(bucket)) {
                    bucket[chunk.severity.get(row) as usize - 1] += 1;
                }
            });
            counts
        };
        let mut sum = vec![[0; 4]; buckets];
        for counts in parallel::each(&self.chunks(query), of_chunk) {
            for (sum, counts) in sum.iter_mut().flatten().zip(counts.into_iter().flatten()) {
                *sum += counts;
            }
        }
        sum
    }

    /// The days that can hold matches.
    pub(crate) fn chunks(&self, query: &EventQuery) -> Vec<&Chunk> {
        let (first, last) = query.days.unwrap_or((i64::MIN, i64::MAX));
        if first > last {
            return Vec::new();
        }
        let near = query.time_fields.near_key();
        let from = query.start.filter(|_| near).unwrap_or(Timestamp::MIN);
        let to = query.end.filter(|_| near).unwrap_or(Timestamp::MAX);
        let days = day_of(from)..=day_of(to);
        let days = self
            .days
            .range(first..=last)
            .filter(|(day, chunk)| days.contains(day) || chunk.has_occurrences(from.millis(), to.millis()));
        days.map(|(_, chunk)| chunk).collect()
    }

    /// The oldest day that may hold matches, whether it is here or left out.
    fn first_day_of(&self, query: &EventQuery) -> i64 {
        let near = query.time_fields.near_key();
        let first =
            query.start.filter(|_| near).map_or(i64::MIN, |start| start.plus_millis(-self.after).day());
        query.days.map_or(first, |(from, _)| first.max(from))
    }
}

fn day(row: &EventFacts) -> i64 {
    day_of(row.key.timestamp())
}
