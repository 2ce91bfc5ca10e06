//! Counting the events of one day.

use super::{
    Frames, TooManyGroups,
    part::{Meaning, Part},
    tallies::Tallies,
};
use crate::{
    chunk::Chunk,
    column::{Width, each_width},
};
use argus_domain::{
    TimeField,
    statistics::{Dimension, GroupValue, Tally},
};
use std::sync::Arc;

/// Tallies by combination of values: a digit per dimension, behind one for the span of time.
pub(super) struct DayCounts {
    tallies: Tallies,
    /// What the digits mean.
    values: Vec<Arc<Vec<GroupValue>>>,
}

impl DayCounts {
    /// `shared` says what the codes of each dimension mean on all days, where they do.
    pub(super) fn new(
        chunk: &Chunk,
        mask: &[bool],
        dimensions: &[Dimension],
        shared: &[Option<Meaning>],
        frames: &Frames,
    ) -> Result<Self, TooManyGroups> {
        let parts: Vec<Part<'_>> = dimensions
            .iter()
            .zip(shared)
            .map(|(dimension, shared)| Part::new(chunk, *dimension, shared.as_ref()))
            .collect();
        let slots = parts.iter().try_fold(frames.starts.len(), |slots, part| slots.checked_mul(part.codes()));
        let mut tallies = Tallies::new(slots.ok_or(TooManyGroups)?);
        let codes = combinations(chunk, mask, &parts, frames);
        match parts.iter().position(Part::is_of_cases) {
            None => each_width!(&chunk.count, counts => tallies.add_all(&codes, mask, counts)),
            Some(at) => {
                // The dimensions behind it are the lower digits.
                let below: u64 = parts[at + 1..].iter().map(|part| part.codes() as u64).product();
                for (row, code) in codes.iter().enumerate().filter(|(row, _)| mask[*row]) {
                    let tally = Tally { events: 1, raw: chunk.count.get(row) };
                    for case in parts[at].codes_of_cases(chunk.cases(row)) {
                        tallies.add(code + case * below, tally);
                    }
                }
            }
        }
        Ok(Self { tallies, values: parts.into_iter().map(|part| part.meaning.values).collect() })
    }

    /// Another day, with the same digits.
    pub(super) fn add(&mut self, other: Self) {
        self.tallies.merge(other.tallies);
    }

    /// The values of each combination that occurs, and its span of time.
    pub(super) fn named(self) -> impl Iterator<Item = (Vec<GroupValue>, usize, Tally)> {
        let Self { tallies, values } = self;
        tallies.into_counted().map(move |(code, tally)| {
            let mut rest = code;
            let mut named: Vec<GroupValue> = Vec::with_capacity(values.len());
            for values in values.iter().rev() {
                named.push(values[(rest % values.len() as u64) as usize]);
                rest /= values.len() as u64;
            }
            named.reverse();
            (named, rest as usize, tally)
        })
    }
}

/// For each row that is kept, one number that stands for its combination of values.
fn combinations(chunk: &Chunk, mask: &[bool], parts: &[Part<'_>], frames: &Frames) -> Vec<u64> {
    let mut codes = vec![0; mask.len()];
    if frames.starts.len() > 1 {
        match frames.by {
            TimeField::Timestamp => put_frames(&mut codes, frames, mask, |row| chunk.at(row)),
            TimeField::Start | TimeField::FirstAssessed => {
                put_frames(&mut codes, frames, mask, |row| chunk.start(row));
            }
            TimeField::End => put_frames(&mut codes, frames, mask, |row| chunk.end(row)),
            TimeField::LastUpdated => put_frames(&mut codes, frames, mask, |row| chunk.updated(row)),
        }
    }
    for part in parts {
        put_digit(&mut codes, part, mask);
    }
    codes
}

/// The first digit: the span that each row's time lies in.
fn put_frames(codes: &mut [u64], frames: &Frames, mask: &[bool], time: impl Fn(usize) -> i64) {
    for (row, code) in codes.iter_mut().enumerate().filter(|(row, _)| mask[*row]) {
        *code = frames.of(time(row)) as u64;
    }
}

fn put_digit(codes: &mut [u64], part: &Part<'_>, mask: &[bool]) {
    fn put<T: Width>(codes: &mut [u64], mask: &[bool], column: &[T], values: u64, of: impl Fn(T) -> u64) {
        for ((code, keep), value) in codes.iter_mut().zip(mask).zip(column) {
            if *keep {
                *code = *code * values + of(*value);
            }
        }
    }
    let values = part.codes() as u64;
    match (part.column, &part.meaning.places) {
        (Some(column), None) => {
            each_width!(column, column => put(codes, mask, column, values, Width::wide));
        }
        (Some(column), Some(places)) => {
            let place = |code: usize| u64::from(places[code]);
            each_width!(column, column => put(codes, mask, column, values, |code| place(code.index())));
        }
        (None, _) => codes.iter_mut().for_each(|code| *code *= values),
    }
}
