//! Entries over time, as a picture of them needs.

use super::TimelineCategory;
use crate::Timestamp;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimelineShape {
    pub from: Timestamp,
    /// Milliseconds of one bucket.
    pub step: i64,
    pub buckets: usize,
    /// Of each category that has entries, in its order.
    pub lanes: Vec<TimelineLane>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimelineLane {
    pub category: TimelineCategory,
    pub counts: Vec<u64>,
}

impl TimelineShape {
    /// The most buckets.
    pub const MOST: i64 = 48;

    /// Of a span without any entries yet.
    pub fn of(from: Timestamp, to: Timestamp) -> Self {
        let length = to.millis() - from.millis() + 1;
        let step = pieces(length, Self::MOST);
        let buckets = usize::try_from(pieces(length, step)).unwrap_or(1);
        Self { from, step, buckets, lanes: Vec::new() }
    }

    /// Both ends of a bucket: its first and last millisecond.
    pub fn span(&self, bucket: usize) -> (Timestamp, Timestamp) {
        let start = self.from.plus_millis(self.step.saturating_mul(bucket as i64));
        (start, start.plus_millis(self.step - 1))
    }

    /// How many entries a bucket has of each category that it has any of.
    pub fn at(&self, bucket: usize) -> Vec<(TimelineCategory, u64)> {
        let lanes =
            self.lanes.iter().map(|lane| (lane.category, lane.counts.get(bucket).copied().unwrap_or(0)));
        lanes.filter(|(_, count)| *count > 0).collect()
    }
}

/// How many pieces of a size something comes to.
fn pieces(length: i64, size: i64) -> i64 {
    ((length + size - 1) / size.max(1)).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buckets_cover_the_span() {
        for length in [1, 2, 47, 48, 49, 1_000, 86_400_000] {
            let (from, to) = (Timestamp::clamped(1_000), Timestamp::clamped(1_000 + length - 1));
            let shape = TimelineShape::of(from, to);
            assert!(shape.buckets as i64 <= TimelineShape::MOST);
            assert_eq!(shape.span(0).0, from);
            assert!(shape.span(shape.buckets - 1).1 >= to, "{length}: {shape:?}");
            assert!(shape.span(shape.buckets - 1).0 <= to, "{length}: {shape:?}");
        }
    }
}
