//! The events of one day, in columns.

use crate::{Row, addresses::Addresses, dictionary::Dictionary};
use argus_domain::{CategoryId, CustomerId, Flags, SignatureId};

/// Shared by all days.
#[derive(Debug, Default)]
pub(crate) struct Dictionaries {
    pub(crate) customers: Dictionary<CustomerId>,
    pub(crate) signatures: Dictionary<SignatureId>,
    pub(crate) categories: Dictionary<Option<CategoryId>>,
    pub(crate) flags: Dictionary<Flags>,
}

/// Rows are in the order of their keys.
#[derive(Debug, Default)]
pub(crate) struct Chunk {
    key: Vec<i64>,
    pub(crate) addresses: Addresses,
    /// First and last occurrence, in milliseconds.
    start: Vec<i64>,
    end: Vec<i64>,
    pub(crate) updated: Vec<i64>,
    /// Saturating: whatever is seen more often than four billion times is frequent.
    pub(crate) count: Vec<u32>,
    pub(crate) customer: Vec<u32>,
    pub(crate) signature: Vec<u32>,
    pub(crate) category: Vec<u32>,
    pub(crate) flags: Vec<u32>,
    pub(crate) source: Vec<u32>,
    pub(crate) destination: Vec<u32>,
    /// -1 is "none".
    pub(crate) source_port: Vec<i32>,
    pub(crate) destination_port: Vec<i32>,
    pub(crate) severity: Vec<u8>,
    pub(crate) protocol: Vec<u8>,
}

/// Calls a macro with every column but the key.
macro_rules! columns {
    ($run:ident) => {
        $run!(
            start,
            end,
            updated,
            count,
            customer,
            signature,
            category,
            flags,
            source,
            destination,
            source_port,
            destination_port,
            severity,
            protocol
        )
    };
}

impl Chunk {
    pub(crate) fn len(&self) -> usize {
        self.key.len()
    }

    pub(crate) fn start(&self, row: usize) -> i64 {
        self.start[row]
    }

    pub(crate) fn end(&self, row: usize) -> i64 {
        self.end[row]
    }

    /// Adds rows, or replaces those that are there already.
    pub(crate) fn put(&mut self, rows: &[Row], dictionaries: &mut Dictionaries) {
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
    }

    fn push(&mut self, row: &Row, dictionaries: &mut Dictionaries) {
        let at = self.len();
        self.key.push(row.key.0);
        macro_rules! grow {
            ($($column:ident),+) => {$( self.$column.push(Default::default()); )+};
        }
        columns!(grow);
        self.set(at, row, dictionaries);
    }

    fn set(&mut self, at: usize, row: &Row, dictionaries: &mut Dictionaries) {
        self.start[at] = row.start.millis();
        self.end[at] = row.end.millis();
        self.updated[at] = row.updated.millis();
        self.count[at] = u32::try_from(row.count.max(0)).unwrap_or(u32::MAX);
        self.customer[at] = dictionaries.customers.code(row.customer);
        self.signature[at] = dictionaries.signatures.code(row.signature);
        self.category[at] = dictionaries.categories.code(row.category);
        self.flags[at] = dictionaries.flags.code(row.flags);
        self.source[at] = self.addresses.code(row.source);
        self.destination[at] = self.addresses.code(row.destination);
        self.source_port[at] = row.source_port.map_or(-1, i32::from);
        self.destination_port[at] = row.destination_port.map_or(-1, i32::from);
        self.severity[at] = row.severity.rank() as u8;
        self.protocol[at] = row.protocol.0;
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
        macro_rules! reorder {
            ($($column:ident),+) => {$(
                self.$column = last_of_key.iter().map(|row| self.$column[*row as usize]).collect();
            )+};
        }
        columns!(reorder);
        self.key = last_of_key.iter().map(|row| self.key[*row as usize]).collect();
    }

    pub(crate) fn bytes(&self) -> usize {
        let mut bytes = self.key.capacity() * size_of::<i64>() + self.addresses.bytes();
        macro_rules! add {
            ($($column:ident),+) => {$( bytes += self.$column.capacity() * size_of_val(&self.$column[..1.min(self.len())]); )+};
        }
        columns!(add);
        bytes
    }

    /// Gives back what growing reserved too much, once a day is over.
    pub(crate) fn shrink(&mut self) {
        self.key.shrink_to_fit();
        macro_rules! shrink {
            ($($column:ident),+) => {$( self.$column.shrink_to_fit(); )+};
        }
        columns!(shrink);
    }
}
