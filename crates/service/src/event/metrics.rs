//! Counting events of either kind, by any of their times.

use super::{
    record,
    resolve::{between, resolve, zone},
    statistics::{Mappings, groups, spans, sum, too_many},
};
use crate::{Ctx, Result};
use argus_domain::{
    EventFacts, EventQuery, EventType, Permission, SubMode, SubQuery, TimeExpr, TimeField, TimeFields,
    Timestamp,
    criteria::{EventCriteria, EventSort, EventSortKey, SearchNote},
    statistics::{Dimension, Grouping, Resolution, Statistics},
};
use argus_event_index::{Counted, Frames, Index};
use argus_store::{
    Conn, Scope,
    event::{
        self, Candidate,
        search::{Budget, Wanted},
    },
};
use std::{
    sync::{Mutex, PoisonError},
    time::Instant,
};

/// Spans of time that events are counted in, by one of their times. Events that have it not are not counted.
#[derive(Clone, Copy, Debug)]
pub struct Timeline<'a> {
    pub field: TimeField,
    pub resolution: Resolution,
    /// Only events at or after.
    pub start: Option<&'a TimeExpr>,
    pub end: Option<&'a TimeExpr>,
    /// From the first span that is asked for to the last, instead of from the first event's to the last's.
    pub with_empty: bool,
}

/// How many events of a kind there are, by what they have in common; with a timeline, over time.
///
/// Aggregated events are counted in the column index, by its two times. Whatever it does not hold is read: of
/// very many events, the newest, and the note says how far back they go.
pub async fn metrics(
    ctx: &Ctx,
    criteria: &EventCriteria,
    kind: EventType,
    by: &[Dimension],
    line: Option<Timeline<'_>>,
) -> Result<Statistics> {
    let scope = ctx.require(Permission::EventLookup)?.scope();
    let began = Instant::now();
    let mut conn = ctx.argus.store().snapshot().await?;
    let query = resolve(ctx, &mut conn, criteria).await?;
    let asked = (query.start, query.end);
    let mut within = (None, None);
    let query = match line {
        Some(line) => {
            within =
                between(ctx, ("timeline.startTimestamp", line.start), ("timeline.endTimestamp", line.end))?;
            within.0 = within.0.filter(|start| *start > Timestamp::MIN);
            narrowed(query, line.field, within)
        }
        None => query,
    };
    let index = ctx.argus.index();
    let field = line.map_or(TimeField::Timestamp, |line| line.field);
    let is_held = kind == EventType::Aggregated && matches!(field, TimeField::Timestamp | TimeField::Start);
    let source = if is_held && index.can_answer(ctx, &mut conn, &query).await? {
        Source::Index
    } else {
        let (mut facts, back_to) = facts(&mut conn, &scope, &query, kind).await?;
        let told = tell_by(&mut facts, field);
        let mut some = Index::default();
        some.put(facts);
        Source::Some { index: Box::new(some), told, back_to }
    };
    let told = match &source {
        _ if line.is_none() => None,
        Source::Index => told(ctx, &mut conn, &scope, &query, field).await?,
        Source::Some { told, .. } => *told,
    };
    let (first, last) = range(told, asked, within, line.is_some_and(|line| line.with_empty));
    let resolution = line.map_or(Resolution::Whole, |line| line.resolution);
    let (starts, until) = spans(resolution, first, last, &zone(ctx))?;
    let frames = Frames {
        starts: starts.iter().map(|start| start.millis()).collect(),
        step: if let Resolution::Millis(step) = resolution { Some(step) } else { None },
        by_timestamp: field == TimeField::Timestamp,
    };
    let counted = source.count(ctx, &mut conn, &scope, &query, by, &frames).await?;
    // Events in several cases are in several groups.
    let total = if by.contains(&Dimension::Case) {
        sum(&source.count(ctx, &mut conn, &scope, &query, &[], &frames).await?)
    } else {
        sum(&counted)
    };
    let grouping = Grouping { by: by.to_vec(), resolution, others: true, ..Grouping::default() };
    let groups = groups(&mut conn, counted, &grouping).await?;
    let mut frames = starts;
    frames.push(until);
    let back_to = source.back_to();
    let how = SearchNote {
        plan: if matches!(source, Source::Index) { "column index" } else { "newest events" }.to_owned(),
        micros: u64::try_from(began.elapsed().as_micros()).unwrap_or(u64::MAX),
        searched_back_to: back_to,
    };
    Ok(Statistics { frames, groups, total, how })
}

type Bounds = (Option<Timestamp>, Option<Timestamp>);

/// Only events whose own `field` lies within the bounds, as far as there are any.
fn narrowed(query: EventQuery, field: TimeField, (start, end): Bounds) -> EventQuery {
    if start.is_none() && end.is_none() && field != TimeField::FirstAssessed {
        return query;
    }
    EventQuery {
        start: Some(start.unwrap_or(Timestamp::MIN)),
        end,
        time_fields: TimeFields::any([field]),
        days: query.days,
        include_deleted: query.include_deleted,
        sub: vec![SubQuery { mode: SubMode::Required, query }],
        ..EventQuery::default()
    }
    .simplified()
}

/// The spans' range: that of the events, widened to what was asked for if empty spans are wanted.
fn range(
    told: Option<(Timestamp, Timestamp)>,
    asked: Bounds,
    own: Bounds,
    with_empty: bool,
) -> (Timestamp, Timestamp) {
    let (oldest, newest) = told.unzip();
    if !with_empty {
        let first = oldest.unwrap_or(Timestamp::MIN);
        return (first, newest.unwrap_or(first));
    }
    let first = own.0.or(asked.0.into_iter().chain(oldest).min());
    let last = own.1.or(asked.1.into_iter().chain(newest).max());
    match (first, last) {
        (Some(first), Some(last)) => (first, last.max(first)),
        (Some(only), None) | (None, Some(only)) => (only, only),
        (None, None) => (Timestamp::MIN, Timestamp::MIN),
    }
}

/// What is counted in.
enum Source {
    /// The column index.
    Index,
    /// One of the events that were read, and by which times the first and the last of them are counted.
    Some { index: Box<Index>, told: Option<(Timestamp, Timestamp)>, back_to: Option<Timestamp> },
}

impl Source {
    async fn count(
        &self,
        ctx: &Ctx,
        conn: &mut Conn,
        scope: &Scope,
        query: &EventQuery,
        by: &[Dimension],
        frames: &Frames,
    ) -> Result<Counted> {
        let meanings = Mappings::load(conn, by).await?;
        let counted = match self {
            Self::Index => ctx.argus.index().statistics(query, scope, by, frames.clone(), meanings).await,
            Self::Some { index, .. } => {
                let all = EventQuery { include_deleted: true, ..EventQuery::default() };
                index.statistics(&all, None, by, frames, &meanings)
            }
        };
        Ok(counted.map_err(too_many)?)
    }

    fn back_to(&self) -> Option<Timestamp> {
        match self {
            Self::Index => None,
            Self::Some { back_to, .. } => *back_to,
        }
    }
}

/// The first and the last time of all that matches.
async fn told(
    ctx: &Ctx,
    conn: &mut Conn,
    scope: &Scope,
    query: &EventQuery,
    field: TimeField,
) -> Result<Option<(Timestamp, Timestamp)>> {
    let key = if field == TimeField::Start { EventSortKey::StartTimestamp } else { EventSortKey::Timestamp };
    let mut ends = Vec::with_capacity(2);
    for descending in [false, true] {
        let sort = [EventSort { key, descending }];
        let found = ctx.argus.index().search(query, scope, &sort, 1, None).await.keys;
        let summaries = event::summaries(conn, EventType::Aggregated, &found).await?;
        ends.extend(summaries.first().map(|(_, event)| match field {
            TimeField::Start => event.start,
            _ => event.id.timestamp,
        }));
    }
    Ok(if let [first, last] = ends[..] { Some((first, last)) } else { None })
}

/// The index counts by first occurrence: these are told by another time.
fn tell_by(facts: &mut [EventFacts], field: TimeField) -> Option<(Timestamp, Timestamp)> {
    for event in facts.iter_mut() {
        let at = match field {
            TimeField::Timestamp => event.key.timestamp(),
            TimeField::Start => event.start,
            TimeField::End => event.end,
            TimeField::LastUpdated => event.updated,
            TimeField::FirstAssessed => event.assessed.unwrap_or(event.updated),
        };
        (event.start, event.end) = (at, at);
    }
    let times = || facts.iter().map(|event| event.start);
    times().min().zip(times().max())
}

/// The matching events, or the newest of them, and how far back they go.
async fn facts(
    conn: &mut Conn,
    scope: &Scope,
    query: &EventQuery,
    kind: EventType,
) -> Result<(Vec<EventFacts>, Option<Timestamp>)> {
    if kind == EventType::Aggregated {
        let check = |candidate: &Candidate| record::matches(query, candidate);
        let check: Option<event::search::Check<'_>> = if query.needs_record() { Some(&check) } else { None };
        return Ok(event::matching(conn, scope, query, super::histogram::SCAN, check).await?);
    }
    // Raw events are in no table of facts: they are noted as the search looks at them.
    let noted = Mutex::new(Vec::new());
    let note = |candidate: &Candidate| {
        let matches = record::matches(query, candidate);
        if matches {
            noted.lock().unwrap_or_else(PoisonError::into_inner).push(candidate.facts.clone());
        }
        matches
    };
    let budget = Budget::INTERACTIVE;
    let wanted = Wanted {
        kind,
        sort: &[],
        limit: usize::try_from(budget.checked).unwrap_or(usize::MAX),
        offset: 0,
        after: None,
        budget,
        check: Some(&note),
    };
    let found = event::search::search(conn, scope, query, wanted).await?;
    Ok((noted.into_inner().unwrap_or_else(PoisonError::into_inner), found.searched_back_to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_range_is_that_of_the_events_or_of_the_question() {
        let at = Timestamp::clamped;
        let told = Some((at(20), at(30)));
        let asked = (Some(at(10)), Some(at(25)));
        assert_eq!(range(told, asked, (None, None), false), (at(20), at(30)));
        assert_eq!(range(told, asked, (None, None), true), (at(10), at(30)));
        assert_eq!(range(told, asked, (Some(at(15)), Some(at(40))), true), (at(15), at(40)));
        assert_eq!(range(told, asked, (Some(at(15)), Some(at(40))), false), (at(20), at(30)));
        assert_eq!(range(None, (None, None), (None, None), true), (Timestamp::MIN, Timestamp::MIN));
        assert_eq!(range(None, (Some(at(10)), None), (None, None), true), (at(10), at(10)));
    }
}
