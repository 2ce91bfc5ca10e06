//! What events are counted in.

use super::super::{
    histogram::SCAN,
    record,
    statistics::{Spans, groups, largest},
};
use crate::{Ctx, Result};
use argus_domain::{
    AlarmId, CategoryId, EventFacts, EventQuery, EventType, Invalid, SignatureId, TimeField, Timestamp,
    criteria::{EventSort, EventSortKey, SearchNote},
    statistics::{Dimension, GroupValue, Grouping, Resolution, Statistics, Tally},
};
use argus_event_index::{Breakdown, Counted, Frames, Index, Meanings, TooManyGroups};
use argus_store::{
    Conn, Scope,
    event::{
        self, Candidate,
        search::{Budget, Wanted},
    },
    signature,
};
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::Instant,
};

/// The events of a query, as they can be counted by one of their times.
pub(in crate::event) struct Source<'a> {
    ctx: &'a Ctx,
    scope: &'a Scope,
    query: &'a EventQuery,
    field: TimeField,
    held: Held,
}

/// Where they are.
enum Held {
    /// In the column index.
    Indexed,
    /// In one of the events that were read; and the first and the last time that they are counted by.
    Read { index: Box<Index>, ends: Option<(Timestamp, Timestamp)>, back_to: Option<Timestamp> },
}

impl<'a> Source<'a> {
    /// The column index, if it can answer by this time.
    pub(in crate::event) async fn choose(
        ctx: &'a Ctx,
        conn: &mut Conn,
        scope: &'a Scope,
        query: &'a EventQuery,
        kind: EventType,
        field: TimeField,
    ) -> Result<Self> {
        let can_be_indexed = kind == EventType::Aggregated && field != TimeField::FirstAssessed;
        let held = if can_be_indexed && ctx.argus.index().can_answer(ctx, conn, query).await? {
            Held::Indexed
        } else {
            read(conn, scope, query, kind, field).await?
        };
        Ok(Self { ctx, scope, query, field, held })
    }

    /// The first and the last time of all that matches.
    pub(super) async fn ends(&self, conn: &mut Conn) -> Result<Option<(Timestamp, Timestamp)>> {
        match &self.held {
            Held::Indexed => indexed_ends(self.ctx, conn, self.scope, self.query, self.field).await,
            Held::Read { ends, .. } => Ok(*ends),
        }
    }

    /// Counts by what events have in common, in each span of time.
    pub(in crate::event) async fn statistics(
        &self,
        conn: &mut Conn,
        grouping: &Grouping,
        (starts, until): Spans,
        began: Instant,
    ) -> Result<Statistics> {
        let frames = Frames {
            starts: starts.iter().map(|start| start.millis()).collect(),
            step: if let Resolution::Millis(step) = grouping.resolution { Some(step) } else { None },
            by: self.field,
        };
        let breakdown = Breakdown { dimensions: grouping.by.clone(), frames, largest: largest(grouping) };
        let counted = self.count(conn, &breakdown).await?;
        // Events in several cases are in several groups.
        let total = if grouping.by.contains(&Dimension::Case) {
            let all = Breakdown { dimensions: Vec::new(), ..breakdown };
            sum(&self.count(conn, &all).await?)
        } else {
            sum(&counted)
        };
        let groups = groups(conn, self.scope, counted, grouping).await?;
        let mut frames = starts;
        frames.push(until);
        Ok(Statistics { frames, groups, total, how: self.note(began) })
    }

    async fn count(&self, conn: &mut Conn, breakdown: &Breakdown) -> Result<Counted> {
        let meanings = Mappings::load(conn, &breakdown.dimensions).await?;
        let counted = match &self.held {
            Held::Indexed => {
                let index = self.ctx.argus.index();
                index.statistics(self.query, self.scope, breakdown.clone(), meanings).await
            }
            Held::Read { index, .. } => {
                let all = EventQuery { include_deleted: true, ..EventQuery::default() };
                index.statistics(&all, None, breakdown, &meanings)
            }
        };
        Ok(counted.map_err(too_many)?)
    }

    /// Says how far back the events go that were read, if that is not all of them.
    fn note(&self, began: Instant) -> SearchNote {
        let (plan, searched_back_to) = match &self.held {
            Held::Indexed => ("column index", None),
            Held::Read { back_to, .. } => ("newest events", *back_to),
        };
        let micros = u64::try_from(began.elapsed().as_micros()).unwrap_or(u64::MAX);
        SearchNote { plan: plan.to_owned(), micros, searched_back_to }
    }
}

fn sum(counted: &Counted) -> Tally {
    let mut total = Tally::default();
    for tally in counted.groups.iter().map(|(_, frames)| frames).chain(&counted.rest).flatten() {
        total += *tally;
    }
    total
}

fn too_many(error: TooManyGroups) -> Invalid {
    Invalid::one("groupBy", error)
}

/// What signatures are mapped to, where that is asked for.
#[derive(Debug, Default)]
struct Mappings(HashMap<SignatureId, (Option<AlarmId>, Option<CategoryId>)>);

impl Mappings {
    async fn load(conn: &mut Conn, dimensions: &[Dimension]) -> Result<Self> {
        if !dimensions.iter().any(|one| matches!(one, Dimension::Alarm | Dimension::Category)) {
            return Ok(Self::default());
        }
        let rows = signature::mappings(conn).await?;
        Ok(Self(rows.into_iter().map(|(id, alarm, category)| (id, (alarm, category))).collect()))
    }
}

impl Meanings for Mappings {
    fn alarm(&self, signature: SignatureId) -> GroupValue {
        let alarm = self.0.get(&signature).and_then(|(alarm, _)| *alarm);
        alarm.map_or(GroupValue::None, |id| GroupValue::Number(id.0))
    }

    fn category(&self, signature: SignatureId) -> GroupValue {
        let category = self.0.get(&signature).and_then(|(_, category)| *category);
        category.map_or(GroupValue::None, |id| GroupValue::Number(id.0))
    }
}

/// What matches, as an index of its own.
async fn read(
    conn: &mut Conn,
    scope: &Scope,
    query: &EventQuery,
    kind: EventType,
    field: TimeField,
) -> Result<Held> {
    let (mut facts, back_to) = facts(conn, scope, query, kind).await?;
    let ends = times(&facts, field);
    if field == TimeField::FirstAssessed {
        facts.iter_mut().for_each(put_assessment_first);
    }
    let mut index = Index::default();
    index.put(facts);
    Ok(Held::Read { index: Box::new(index), ends, back_to })
}

async fn indexed_ends(
    ctx: &Ctx,
    conn: &mut Conn,
    scope: &Scope,
    query: &EventQuery,
    field: TimeField,
) -> Result<Option<(Timestamp, Timestamp)>> {
    let key = match field {
        TimeField::Timestamp | TimeField::FirstAssessed => EventSortKey::Timestamp,
        TimeField::Start => EventSortKey::StartTimestamp,
        TimeField::End => EventSortKey::EndTimestamp,
        TimeField::LastUpdated => EventSortKey::LastUpdatedTimestamp,
    };
    let mut ends = Vec::with_capacity(2);
    for descending in [false, true] {
        let sort = [EventSort { key, descending }];
        let found = ctx.argus.index().search(query, scope, &sort, 1, None).await.keys;
        let summaries = event::summaries(conn, EventType::Aggregated, &found).await?;
        ends.extend(summaries.first().map(|(_, event)| match field {
            TimeField::Timestamp | TimeField::FirstAssessed => event.id.timestamp,
            TimeField::Start => event.start,
            TimeField::End => event.end,
            TimeField::LastUpdated => event.last_updated,
        }));
    }
    Ok(if let [first, last] = ends[..] { Some((first, last)) } else { None })
}

fn times(facts: &[EventFacts], field: TimeField) -> Option<(Timestamp, Timestamp)> {
    let time = |event: &EventFacts| match field {
        TimeField::Timestamp => event.key.timestamp(),
        TimeField::Start => event.start,
        TimeField::End => event.end,
        TimeField::LastUpdated => event.updated,
        TimeField::FirstAssessed => event.assessed.unwrap_or(event.updated),
    };
    facts.iter().map(time).min().zip(facts.iter().map(time).max())
}

/// An index holds occurrences, and no assessments.
fn put_assessment_first(event: &mut EventFacts) {
    let at = event.assessed.unwrap_or(event.updated);
    (event.start, event.end) = (at, at);
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
        return Ok(event::matching(conn, scope, query, SCAN, check).await?);
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
