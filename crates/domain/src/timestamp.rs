//! A point in time.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Milliseconds since 1970-01-01T00:00:00Z, from 0 to [`Timestamp::MAX`].
///
/// The upper bound (the year 2248) is what fits an [`EventKey`](crate::EventKey) beside its sequence, less
/// one so that there is a key after the last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "i64")]
pub struct Timestamp(i64);

impl Timestamp {
    pub const MIN: Self = Self(0);
    pub const MAX: Self = Self((1 << 43) - 2);

    pub const fn from_millis(millis: i64) -> Option<Self> {
        if millis >= 0 && millis <= Self::MAX.0 { Some(Self(millis)) } else { None }
    }

    /// The nearest time that can be represented.
    pub const fn clamped(millis: i64) -> Self {
        if millis < 0 {
            Self::MIN
        } else if millis > Self::MAX.0 {
            Self::MAX
        } else {
            Self(millis)
        }
    }

    pub const fn millis(self) -> i64 {
        self.0
    }

    /// Later (or, with a negative number, earlier) by so many milliseconds, clamped to the range.
    pub const fn plus_millis(self, millis: i64) -> Self {
        Self::clamped(self.0.saturating_add(millis))
    }

    /// Days since 1970-01-01 in UTC.
    pub const fn day(self) -> i64 {
        self.0 / MILLIS_PER_DAY
    }
}

pub const MILLIS_PER_DAY: i64 = 86_400_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutOfRange(pub i64);

impl fmt::Display for OutOfRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is not a time between 1970 and 2248 in milliseconds", self.0)
    }
}

impl std::error::Error for OutOfRange {}

impl TryFrom<i64> for Timestamp {
    type Error = OutOfRange;
    fn try_from(millis: i64) -> Result<Self, OutOfRange> {
        Self::from_millis(millis).ok_or(OutOfRange(millis))
    }
}

impl From<Timestamp> for i64 {
    fn from(timestamp: Timestamp) -> i64 {
        timestamp.0
    }
}

impl fmt::Display for Timestamp {
    /// ISO 8601 in UTC, to the millisecond.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match jiff::Timestamp::from_millisecond(self.0) {
            Ok(time) => write!(f, "{time:.3}"),
            Err(_) => self.0.fmt(f),
        }
    }
}
