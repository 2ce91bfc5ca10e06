//! The events of one day, in columns.

use crate::{addresses::Addresses, column::Column, dictionary::Dictionary, postings::Postings};
use argus_domain::{
    CaseId, CustomerId, EventFacts, Flags, LocationId, Place, SignatureId, Timestamp, WebDomainId,
    timestamp::MILLIS_PER_DAY,
};
use std::{
    collections::BTreeMap,
    sync::{
        OnceLock,
        atomic::{AtomicBool, Ordering},
    },
};

/// Shared by all days.
#[derive(Debug, Default)]
pub(crate) struct Dictionaries {
    pub(crate) customers: Dictionary<CustomerId>,
    pub(crate) signatures: Dictionary<SignatureId>,
    pub(crate) flags: Dictionary<Flags>,
    pub(crate) locations: Dictionary<LocationId>,
    pub(crate) domains: Dictionary<Option<WebDomainId>>,
    pub(crate) places: Dictionary<Option<Place>>,
}

impl Dictionaries {
    pub(crate) fn bytes(&self) -> usize {
        self.customers.bytes()
            + self.signatures.bytes()
            + self.flags.bytes()
            + self.locations.bytes()
            + self.domains.bytes()
            + self.places.bytes()
    }
}

/// Calls a macro with every column but the key.
macro_rules! columns {
    ($run:ident) => {
        $run!(
            before,
            length,
            updated,
            count,
            customer,
            signature,
            flags,
            location,
            domain,
            source,
            destination,
            source_place,
            destination_place,
            source_port,
            destination_port,
            severity,
            protocol
        )
    };
}

/// Rows are in the order of their keys.
#[derive(Debug, Default)]
pub(crate) struct Chunk {
    pub(crate) key: Vec<i64>,
    pub(crate) addresses: Addresses,
    /// From first occurrence to the time of the key, and from first to last occurrence, in milliseconds; the
    /// first is folded, as it may be either way round.
    before: Column,
    length: Column,
    /// Since the first update of the day, folded.
    updated: Column,
    base: Option<i64>,
    pub(crate) count: Column,
    pub(crate) customer: Column,
    pub(crate) signature: Column,
    pub(crate) flags: Column,
    pub(crate) location: Column,
    pub(crate) domain: Column,
    pub(crate) source: Column,
    pub(crate) destination: Column,
    pub(crate) source_place: Column,
    pub(crate) destination_place: Column,
    /// One more than the port; 0 is "none".
    pub(crate) source_port: Column,
    pub(crate) destination_port: Column,
    pub(crate) severity: Column,
    pub(crate) protocol: Column,
    /// Of the few rows that are linked to cases.
    cases: BTreeMap<i64, Vec<CaseId>>,
    /// No occurrence lies outside: from, to.
    pub(crate) extent: Option<(i64, i64)>,
    /// No update lies outside: from, to.
    written: Option<(i64, i64)>,
    /// Of sources and destinations; made when a day is asked for that does not change any more.
    postings: OnceLock<(Postings, Postings)>,
    /// Whether it was asked for since it changed.
    asked: AtomicBool,
}

impl Chunk {
    pub(crate) fn len(&self) -> usize {
        self.key.len()
    }

    pub(crate) fn at(&self, row: usize) -> i64 {
        argus_domain::EventKey(self.key[row]).timestamp().millis()
    }

    pub(crate) fn start(&self, row: usize) -> i64 {
        self.at(row) - unfold(self.before.get(row))
    }

    pub(crate) fn end(&self, row: usize) -> i64 {
        self.start(row) + unfold(self.length.get(row))
    }

    pub(crate) fn updated(&self, row: usize) -> i64 {
        self.base.unwrap_or(0) + unfold(self.updated.get(row))
    }

    pub(crate) fn cases(&self, row: usize) -> &[CaseId] {
        self.cases.get(&self.key[row]).map_or(&[], Vec::as_slice)
    }

    /// The rows in the order of their sources and of their destinations. There are none while the day grows: each
    /// change would cost more than it saves.
    pub(crate) fn postings(&self) -> Option<&(Postings, Postings)> {
        if self.postings.get().is_none() && !self.asked.swap(true, Ordering::Relaxed) {
            return None;
        }
        Some(self.postings.get_or_init(|| {
            let codes = self.addresses.codes();
            (Postings::new(&self.source, codes), Postings::new(&self.destination, codes))
        }))
    }

    fn changed(&mut self) {
        self.postings = OnceLock::new();
        self.asked = AtomicBool::new(false);
    }

    /// Adds rows, or replaces those that are there already.
    pub(crate) fn put(&mut self, rows: &[EventFacts], dictionaries: &mut Dictionaries) {
        self.changed();
        let known = self.len();
        for row in rows {
            // Most rows are new, and the newest.
            let at = match self.key[..known].last() {
                Some(last) if row.key.0 <= *last => self.key[..known].binary_search(&row.key.0).ok(),
                _ => None,
            };
            match at {
                Some(at) => self.set(at, row, dictionaries),
                None => self.push(row, dictionaries),
            }
        }
        if !self.key[known.saturating_sub(1)..].is_sorted_by(|a, b| a < b) {
            self.sort();
        }
        if self.addresses.is_untidy() {
            self.tidy();
        }
    }

    fn push(&mut self, row: &EventFacts, dictionaries: &mut Dictionaries) {
        let at = self.len();
        self.key.push(row.key.0);
        macro_rules! grow {
            ($($column:ident),+) => {$( self.$column.push(0); )+};
        }
        columns!(grow);
        self.set(at, row, dictionaries);
    }

    fn set(&mut self, at: usize, row: &EventFacts, dictionaries: &mut Dictionaries) {
        let time = row.key.timestamp().millis();
        let (start, end) = (row.start.millis(), row.end.millis());
        let base = *self.base.get_or_insert(row.updated.millis());
        let (low, high) = self.extent.unwrap_or((start, end));
        self.extent = Some((low.min(start).min(end), high.max(end).max(start)));
        let updated = row.updated.millis();
        let (first, last) = self.written.unwrap_or((updated, updated));
        self.written = Some((first.min(updated), last.max(updated)));
        self.before.set(at, fold(time - start));
        self.length.set(at, fold(end - start));
        self.updated.set(at, fold(row.updated.millis() - base));
        self.count.set(at, u64::try_from(row.count).unwrap_or(0));
        self.customer.set(at, dictionaries.customers.code(row.customer));
        self.signature.set(at, dictionaries.signatures.code(row.signature));
        self.flags.set(at, dictionaries.flags.code(row.flags));
        self.location.set(at, dictionaries.locations.code(row.location));
        self.domain.set(at, dictionaries.domains.code(row.domain));
        self.source.set(at, self.addresses.code(row.source.address));
        self.destination.set(at, self.addresses.code(row.destination.address));
        self.source_place.set(at, dictionaries.places.code(row.source_place));
        self.destination_place.set(at, dictionaries.places.code(row.destination_place));
        self.source_port.set(at, row.source.port.map_or(0, |port| u64::from(port) + 1));
        self.destination_port.set(at, row.destination.port.map_or(0, |port| u64::from(port) + 1));
        self.severity.set(at, u64::from(row.severity.rank().unsigned_abs()));
        self.protocol.set(at, u64::from(row.protocol.0));
        if row.cases.is_empty() {
            self.cases.remove(&row.key.0);
        } else {
            self.cases.insert(row.key.0, row.cases.clone());
        }
    }

    /// Puts late rows where they belong. Of a key that was added twice the later row counts.
    fn sort(&mut self) {
        let mut order: Vec<u32> = (0..self.len() as u32).collect();
        order.sort_by_key(|row| (self.key[*row as usize], *row));
        let mut last_of_key: Vec<u32> = Vec::with_capacity(order.len());
        for row in order {
            match last_of_key.last_mut() {
                Some(last) if self.key[*last as usize] == self.key[row as usize] => *last = row,
                _ => last_of_key.push(row),
            }
        }
        self.take(&last_of_key);
    }

    /// Forgets the rows of a customer with lower keys than `before`, but those with flags that are `linked`.
    pub(crate) fn forget(&mut self, customer: u64, before: i64, linked: &[bool]) {
        let stays = |row: usize| {
            self.key[row] >= before
                || self.customer.get(row) != customer
                || linked[self.flags.get(row) as usize]
        };
        let rows: Vec<u32> = (0..self.len()).filter(|row| stays(*row)).map(|row| row as u32).collect();
        if rows.len() < self.len() {
            self.take(&rows);
        }
    }

    /// Keeps these rows, in their order.
    fn take(&mut self, rows: &[u32]) {
        self.changed();
        macro_rules! reorder {
            ($($column:ident),+) => {$( self.$column.reorder(rows); )+};
        }
        columns!(reorder);
        self.key = rows.iter().map(|row| self.key[*row as usize]).collect();
    }

    /// Puts the addresses in order, so that a network is one run of codes.
    fn tidy(&mut self) {
        self.changed();
        let codes = self.addresses.tidy();
        let code = |old: u64| codes.get(old as usize).copied().unwrap_or(0);
        self.source.map(code);
        self.destination.map(code);
    }

    pub(crate) fn bytes(&self) -> usize {
        let mut bytes =
            self.key.capacity() * size_of::<i64>() + self.addresses.bytes() + self.cases.len() * 80;
        macro_rules! add {
            ($($column:ident),+) => {$( bytes += self.$column.bytes(); )+};
        }
        columns!(add);
        if let Some((sources, destinations)) = self.postings.get() {
            bytes += sources.bytes() + destinations.bytes();
        }
        bytes
    }

    /// Gives back what growing reserved too much, once a day is over, and makes ready for searches.
    pub(crate) fn shrink(&mut self) {
        if !self.addresses.is_tidy() {
            self.tidy();
        }
        self.key.shrink_to_fit();
        macro_rules! shrink {
            ($($column:ident),+) => {$( self.$column.shrink(); )+};
        }
        columns!(shrink);
        *self.asked.get_mut() = true;
        self.postings();
    }

    /// Whether some event may have an occurrence in this time.
    pub(crate) fn has_occurrences(&self, from: i64, to: i64) -> bool {
        self.extent.is_some_and(|(first, last)| first <= to && last >= from)
    }

    /// Whether events were written since: all of them, none, or some.
    pub(crate) fn written_since(&self, since: i64) -> Option<bool> {
        match self.written {
            Some((first, _)) if first >= since => Some(true),
            Some((_, last)) if last >= since => None,
            _ => Some(false),
        }
    }

    /// Whether some event has an occurrence outside of this time.
    pub(crate) fn reaches_out_of(&self, from: i64, to: i64) -> bool {
        self.extent.is_none_or(|(first, last)| first < from || last > to)
    }
}

/// The day of a chunk.
pub(crate) fn day_of(time: Timestamp) -> i64 {
    time.millis().div_euclid(MILLIS_PER_DAY)
}

/// Small numbers of either sign as small numbers without one.
fn fold(number: i64) -> u64 {
    ((number << 1) ^ (number >> 63)).cast_unsigned()
}

fn unfold(number: u64) -> i64 {
    (number >> 1).cast_signed() ^ -(number & 1).cast_signed()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_returns() {
        for number in [0, 1, -1, 1 << 40, -(1 << 40), i64::MAX, i64::MIN] {
            assert_eq!(unfold(fold(number)), number);
        }
        assert_eq!((fold(-1), fold(1)), (1, 2));
    }
}
