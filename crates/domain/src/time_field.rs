//! The times of an event that a search can look at.

use serde::{Deserialize, Serialize};

/// One time of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum TimeField {
    /// The event's own: that of its id. Events are published as they come, so this is that time, too.
    Timestamp,
    /// First occurrence.
    Start,
    /// Last occurrence.
    End,
    LastUpdated,
    /// When somebody first judged it; events that nobody judged have none.
    FirstAssessed,
}

/// Which times have to lie within a search's range, and how many of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeFields {
    bits: u8,
    /// Every one of them instead of any one.
    pub all: bool,
}

impl TimeFields {
    pub const ALL: [TimeField; 5] = [
        TimeField::Timestamp,
        TimeField::Start,
        TimeField::End,
        TimeField::LastUpdated,
        TimeField::FirstAssessed,
    ];

    /// Any one of `fields`.
    pub fn any(fields: impl IntoIterator<Item = TimeField>) -> Self {
        let bits = fields.into_iter().fold(0, |bits, field| bits | 1 << field as u8);
        Self { bits, all: false }
    }

    /// All of `fields` at once.
    pub fn every(fields: impl IntoIterator<Item = TimeField>) -> Self {
        Self { all: true, ..Self::any(fields) }
    }

    pub fn contains(self, field: TimeField) -> bool {
        self.bits & 1 << field as u8 != 0
    }

    pub fn iter(self) -> impl Iterator<Item = TimeField> {
        Self::ALL.into_iter().filter(move |field| self.contains(*field))
    }

    /// Whether the times asked for lie near that of an event's key, so that a range of keys holds all matches.
    pub fn near_key(self) -> bool {
        let near = |field| matches!(field, TimeField::Timestamp | TimeField::Start | TimeField::End);
        if self.all { self.iter().any(near) } else { self.iter().all(near) }
    }
}

impl Default for TimeFields {
    /// First or last occurrence, as in the reference.
    fn default() -> Self {
        Self::any([TimeField::Start, TimeField::End])
    }
}
