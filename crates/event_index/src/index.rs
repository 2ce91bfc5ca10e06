//! All days together.

use crate::{
    Row,
    chunk::{Chunk, Dictionaries},
    filter::Filter,
};
use argus_domain::{CustomerId, EventQuery, Timestamp};
use std::collections::BTreeMap;

#[derive(Debug, Default)]
pub struct Index {
    days: BTreeMap<i64, Chunk>,
    dictionaries: Dictionaries,
    /// The longest times that occurrences lie before and after the time of their key, in milliseconds.
    before: i64,
    after: i64,
}

impl Index {
    /// Adds rows, or replaces those that are there already.
    pub fn put(&mut self, mut rows: Vec<Row>) {
        rows.sort_by_key(|row| row.key);
        for row in &rows {
            let at = row.key.timestamp().millis();
            self.before = self.before.max(at - row.start.millis());
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

    /// Events in it.
    pub fn len(&self) -> usize {
        self.days.values().map(Chunk::len).sum()
    }

    pub fn is_empty(&self) -> bool {
        self.days.is_empty()
    }

    /// Memory that it holds, about.
    pub fn bytes(&self) -> usize {
        let Dictionaries { customers, signatures, categories, flags } = &self.dictionaries;
        self.days.values().map(Chunk::bytes).sum::<usize>()
            + customers.bytes()
            + signatures.bytes()
            + categories.bytes()
            + flags.bytes()
    }

    /// Gives back what building reserved too much.
    pub fn shrink(&mut self) {
        self.days.values_mut().for_each(Chunk::shrink);
    }

    /// How many events match. `customers` are those that may, `None` all of them.
    pub fn count(&self, query: &EventQuery, customers: Option<&[CustomerId]>) -> u64 {
        self.selections(query, customers)
            .map(|(_, matching)| matching.iter().map(|matches| u64::from(*matches)).sum::<u64>())
            .sum()
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
        let mut counts = vec![[0; 4]; buckets];
        for (chunk, matching) in self.selections(query, customers) {
            for (row, _) in matching.iter().enumerate().filter(|(_, matches)| **matches) {
                let bucket = (chunk.start(row) - from.millis()) / step;
                if let Some(bucket) = usize::try_from(bucket).ok().and_then(|bucket| counts.get_mut(bucket)) {
                    bucket[usize::from(chunk.severity[row]) - 1] += 1;
                }
            }
        }
        counts
    }

    /// Each day that can hold matches, with whether each of its rows is one.
    fn selections<'a>(
        &'a self,
        query: &'a EventQuery,
        customers: Option<&[CustomerId]>,
    ) -> impl Iterator<Item = (&'a Chunk, Vec<bool>)> {
        debug_assert!(query.ids.is_empty(), "events are looked up by id in the database");
        let filter = Filter::new(query, customers, &self.dictionaries);
        let first = query.start.map_or(i64::MIN, |start| start.plus_millis(-self.after).day());
        let last = query.end.map_or(i64::MAX, |end| end.plus_millis(self.before).day());
        let days = if first <= last { Some(self.days.range(first..=last)) } else { None };
        days.into_iter().flatten().map(move |(_, chunk)| (chunk, filter.select(chunk)))
    }
}

fn day(row: &Row) -> i64 {
    row.key.timestamp().day()
}
