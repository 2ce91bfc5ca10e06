//! Counting by what events have in common.

use crate::{
    Index,
    chunk::Chunk,
    column::{Column, Width, each_width},
    filter::Filter,
    parallel,
    top_addresses::{self, DayTallies},
};
use argus_domain::{
    CaseId, CustomerId, EventQuery, Place, SignatureId, TimeField,
    statistics::{Dimension, GroupValue, Tally},
};
use rustc_hash::FxHashMap;

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
        let count = |chunk: &&Chunk| match filter.select(chunk) {
            None => Ok(Vec::new()),
            Some(matches) => {
                self.count_chunk(chunk, &matches.into_mask(chunk.len()), dimensions, frames, meanings)
            }
        };
        let mut merged = Merged::new(frames.starts.len());
        for counted in parallel::each(&self.chunks(query), count) {
            for (values, frame, tally) in counted? {
                merged.add(&values, frame, tally)?;
            }
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
        let of_day = |chunk: &&Chunk| {
            let column = if side == Dimension::Source { &chunk.source } else { &chunk.destination };
            filter.select(chunk).map(|matches| DayTallies::new(chunk, column, &matches)).unwrap_or_default()
        };
        let days = parallel::each(&self.chunks(query), of_day);
        let top = top_addresses::top(&days, largest.most, largest.raw);
        let none = (top.none.events > 0).then_some((GroupValue::None, top.none));
        let addresses =
            top.addresses.into_iter().map(|(address, tally)| (GroupValue::Address(address), tally));
        Counted {
            groups: addresses.chain(none).map(|(value, tally)| (vec![value], vec![tally])).collect(),
            rest: (top.rest.events > 0).then(|| vec![top.rest]),
        }
    }

    fn count_chunk(
        &self,
        chunk: &Chunk,
        mask: &[bool],
        dimensions: &[Dimension],
        frames: &Frames,
        meanings: &impl Meanings,
    ) -> Result<Vec<(Vec<GroupValue>, usize, Tally)>, TooManyGroups> {
        let parts: Vec<Part<'_>> =
            dimensions.iter().map(|dimension| self.part(chunk, *dimension, meanings)).collect();
        let slots = parts.iter().try_fold(frames.starts.len(), |slots, part| slots.checked_mul(part.codes()));
        let slots = slots.ok_or(TooManyGroups)?;
        let mut tallies = Tallies::new(slots);
        let mut codes = Codes { rows: vec![0; mask.len()] };
        if frames.starts.len() > 1 {
            match frames.by {
                TimeField::Timestamp => codes.put_frames(frames, mask, |row| chunk.at(row)),
                TimeField::Start | TimeField::FirstAssessed => {
                    codes.put_frames(frames, mask, |row| chunk.start(row));
                }
                TimeField::End => codes.put_frames(frames, mask, |row| chunk.end(row)),
                TimeField::LastUpdated => codes.put_frames(frames, mask, |row| chunk.updated(row)),
            }
        }
        for part in &parts {
            codes.multiply(part, mask);
        }
        match parts.iter().position(|part| part.cases.is_some()) {
            None => each_width!(&chunk.count, counts => tallies.add_all(&codes.rows, mask, counts)),
            Some(at) => {
                // The dimensions behind it are the lower digits.
                let below: u64 = parts[at + 1..].iter().map(|part| part.codes() as u64).product();
                for (row, code) in codes.rows.iter().enumerate().filter(|(row, _)| mask[*row]) {
                    let tally = Tally { events: 1, raw: chunk.count.get(row) };
                    for case in parts[at].codes_of_cases(chunk.cases(row)) {
                        tallies.add(code + case * below, tally);
                    }
                }
            }
        }
        let named = |(code, tally): (u64, Tally)| {
            let mut rest = code;
            let mut values: Vec<GroupValue> = parts
                .iter()
                .rev()
                .map(|part| {
                    let value = part.values[(rest % part.codes() as u64) as usize];
                    rest /= part.codes() as u64;
                    value
                })
                .collect();
            values.reverse();
            (values, rest as usize, tally)
        };
        Ok(tallies.into_counted().map(named).collect())
    }

    /// The column that a dimension is read from, and what its codes mean.
    fn part<'a>(&self, chunk: &'a Chunk, dimension: Dimension, meanings: &impl Meanings) -> Part<'a> {
        let words = &self.dictionaries;
        let some = |number: Option<i64>| number.map_or(GroupValue::None, GroupValue::Number);
        let signatures = |meaning: &dyn Fn(SignatureId) -> GroupValue| {
            let of = |code| words.signatures.get(code).map_or(GroupValue::None, meaning);
            Part::new(&chunk.signature, words.signatures.len(), of)
        };
        let addresses = |column| {
            let of = |code| chunk.addresses.get(code).map_or(GroupValue::None, GroupValue::Address);
            Part::new(column, chunk.addresses.codes(), of)
        };
        let places = |column, what: &dyn Fn(Place) -> GroupValue| {
            let of = |code| words.places.get(code).flatten().map_or(GroupValue::None, what);
            Part::new(column, words.places.len(), of)
        };
        let place = |place: Place| GroupValue::Number(place.id.0);
        let country = |place: Place| place.country.map_or(GroupValue::None, GroupValue::Country);
        let number = |code: u64| GroupValue::Number(code.cast_signed());
        match dimension {
            Dimension::Signature => signatures(&|id| GroupValue::Number(id.0)),
            Dimension::Category => signatures(&|id| meanings.category(id)),
            Dimension::Alarm => signatures(&|id| meanings.alarm(id)),
            Dimension::Location => Part::new(&chunk.location, words.locations.len(), |code| {
                some(words.locations.get(code).map(|id| id.0).filter(|id| *id != 0))
            }),
            Dimension::Severity => Part::new(&chunk.severity, 5, number),
            Dimension::Protocol => Part::new(&chunk.protocol, 256, number),
            Dimension::Customer => Part::new(&chunk.customer, words.customers.len(), |code| {
                some(words.customers.get(code).map(|id| id.0))
            }),
            Dimension::Source => addresses(&chunk.source),
            Dimension::Destination => addresses(&chunk.destination),
            Dimension::SourcePlace => places(&chunk.source_place, &place),
            Dimension::DestinationPlace => places(&chunk.destination_place, &place),
            Dimension::SourceCountry => places(&chunk.source_place, &country),
            Dimension::DestinationCountry => places(&chunk.destination_place, &country),
            Dimension::Case => Part::of_cases(chunk),
        }
    }
}

/// One dimension of one day.
struct Part<'a> {
    column: Option<&'a Column>,
    /// What each code means.
    values: Vec<GroupValue>,
    cases: Option<FxHashMap<CaseId, u64>>,
}

impl<'a> Part<'a> {
    fn new(column: &'a Column, codes: usize, value: impl Fn(u64) -> GroupValue) -> Self {
        let values = (0..codes.max(1) as u64).map(value).collect();
        Self { column: Some(column), values, cases: None }
    }

    /// Code 0 is an event without cases.
    fn of_cases(chunk: &Chunk) -> Self {
        let mut values = vec![GroupValue::None];
        let mut cases = FxHashMap::default();
        for row in 0..chunk.len() {
            for case in chunk.cases(row) {
                cases.entry(*case).or_insert_with(|| {
                    values.push(GroupValue::Number(case.0));
                    (values.len() - 1) as u64
                });
            }
        }
        Self { column: None, values, cases: Some(cases) }
    }

    fn codes(&self) -> usize {
        self.values.len()
    }

    fn codes_of_cases(&self, linked: &[CaseId]) -> Vec<u64> {
        let codes: Vec<u64> =
            linked.iter().filter_map(|case| self.cases.as_ref()?.get(case).copied()).collect();
        if codes.is_empty() { vec![0] } else { codes }
    }
}

/// One number per row that stands for its combination of values: a digit per dimension.
struct Codes {
    rows: Vec<u64>,
}

impl Codes {
    /// The first digit: the span that each row's time lies in.
    fn put_frames(&mut self, frames: &Frames, mask: &[bool], time: impl Fn(usize) -> i64) {
        for (row, code) in self.rows.iter_mut().enumerate().filter(|(row, _)| mask[*row]) {
            *code = frames.of(time(row)) as u64;
        }
    }

    fn multiply(&mut self, part: &Part<'_>, mask: &[bool]) {
        fn add<T: Width>(rows: &mut [u64], mask: &[bool], values: &[T], codes: u64) {
            for ((code, keep), value) in rows.iter_mut().zip(mask).zip(values) {
                if *keep {
                    *code = *code * codes + value.wide();
                }
            }
        }
        let codes = part.codes() as u64;
        match part.column {
            Some(column) => each_width!(column, values => add(&mut self.rows, mask, values, codes)),
            None => self.rows.iter_mut().for_each(|code| *code *= codes),
        }
    }
}

/// By combination: in a table where that is small enough.
enum Tallies {
    Table(Vec<Tally>),
    Map(FxHashMap<u64, Tally>),
}

impl Tallies {
    /// A larger table does not fit into a processor's cache.
    const MOST: usize = 1 << 18;

    fn new(slots: usize) -> Self {
        if slots <= Self::MOST {
            Self::Table(vec![Tally::default(); slots])
        } else {
            Self::Map(FxHashMap::default())
        }
    }

    fn add(&mut self, code: u64, tally: Tally) {
        match self {
            Self::Table(table) => table[code as usize] += tally,
            Self::Map(map) => *map.entry(code).or_default() += tally,
        }
    }

    fn add_all<T: Width>(&mut self, codes: &[u64], mask: &[bool], counts: &[T]) {
        for ((code, keep), count) in codes.iter().zip(mask).zip(counts) {
            if *keep {
                self.add(*code, Tally { events: 1, raw: count.wide() });
            }
        }
    }

    fn into_counted(self) -> impl Iterator<Item = (u64, Tally)> {
        let (table, map) = match self {
            Self::Table(table) => (table, FxHashMap::default()),
            Self::Map(map) => (Vec::new(), map),
        };
        let table = table.into_iter().enumerate().map(|(code, tally)| (code as u64, tally));
        table.chain(map).filter(|(_, tally)| tally.events > 0)
    }
}

/// The tallies of all days.
struct Merged {
    groups: FxHashMap<Vec<GroupValue>, Vec<Tally>>,
    frames: usize,
}

impl Merged {
    fn new(frames: usize) -> Self {
        Self { groups: FxHashMap::default(), frames }
    }

    fn add(&mut self, values: &[GroupValue], frame: usize, tally: Tally) -> Result<(), TooManyGroups> {
        if let Some(frames) = self.groups.get_mut(values) {
            frames[frame] += tally;
            return Ok(());
        }
        if self.groups.len() * self.frames >= MAX_GROUPS * 4 || self.groups.len() >= MAX_GROUPS {
            return Err(TooManyGroups);
        }
        let mut frames = vec![Tally::default(); self.frames];
        frames[frame] += tally;
        self.groups.insert(values.to_vec(), frames);
        Ok(())
    }

    fn into_counted(self) -> Counted {
        Counted { groups: self.groups.into_iter().collect(), rest: None }
    }
}
