//! A part of the histogram: some buckets in a row.

use crate::{
    browser::time,
    text::{duration, number},
};
use argus_domain::{Timestamp, criteria::Histogram};

/// The first and the last bucket.
pub(super) type Span = (usize, usize);

/// When a span begins and ends, and what is in it.
pub(super) fn measure(histogram: &Histogram, (from, until): Span) -> (Timestamp, Timestamp, [u64; 4]) {
    let start = histogram.from.plus_millis(from as i64 * histogram.step);
    let end = histogram.from.plus_millis((until as i64 + 1) * histogram.step).min(histogram.until);
    let mut counts = [0; 4];
    for bucket in histogram.buckets.iter().take(until + 1).skip(from) {
        for (count, more) in counts.iter_mut().zip(bucket) {
            *count += more;
        }
    }
    (start, end, counts)
}

/// For a screen reader.
pub(super) fn said(histogram: &Histogram, span: Span) -> String {
    let (start, end, counts) = measure(histogram, span);
    let all = number::counted(counts.iter().sum(), "event");
    let critical = match counts[3] {
        0 => String::new(),
        critical => format!(", {} critical", number::grouped(critical)),
    };
    let length = duration::span(end.millis() - start.millis());
    format!("{}, {length}: {all}{critical}", time::in_words(start))
}
