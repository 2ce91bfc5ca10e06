//! What a timeline is counted in.

use super::super::{
    histogram::SCAN,
    record,
    statistics::{Mappings, too_many},
};
use crate::{Ctx, Result};
use argus_domain::{
    EventFacts, EventQuery, EventType, TimeField, Timestamp,
    criteria::{EventSort, EventSortKey},
};
use argus_event_index::{Breakdown, Counted, Index};
use argus_store::{
    Conn, Scope,
    event::{
        self, Candidate,
        search::{Budget, Wanted},
    },
};
use std::sync::{Mutex, PoisonError};

/// What is counted in.
pub(super) enum Source {
    /// The column index.
    Index,
    /// One of the events that were read, and the first and the last time that they are counted by.
    Some { index: Box<Index>, ends: Option<(Timestamp, Timestamp)>, back_to: Option<Timestamp> },
}

impl Source {
    /// The column index, if it can answer by this time.
    pub(super) async fn choose(
        ctx: &Ctx,
        conn: &mut Conn,
        scope: &Scope,
        query: &EventQuery,
        kind: EventType,
        field: TimeField,
    ) -> Result<Self> {
        let is_held = kind == EventType::Aggregated && field != TimeField::FirstAssessed;
        if is_held && ctx.argus.index().can_answer(ctx, conn, query).await? {
            return Ok(Self::Index);
        }
        let (mut facts, back_to) = facts(conn, scope, query, kind).await?;
        let ends = times(&facts, field);
        if field == TimeField::FirstAssessed {
            facts.iter_mut().for_each(put_assessment_first);
        }
        let mut index = Index::default();
        index.put(facts);
        Ok(Self::Some { index: Box::new(index), ends, back_to })
    }

    /// The first and the last time of all that matches.
    pub(super) async fn ends(
        &self,
        ctx: &Ctx,
        conn: &mut Conn,
        scope: &Scope,
        query: &EventQuery,
        field: TimeField,
    ) -> Result<Option<(Timestamp, Timestamp)>> {
        match self {
            Self::Index => indexed_ends(ctx, conn, scope, query, field).await,
            Self::Some { ends, .. } => Ok(*ends),
        }
    }

    pub(super) async fn count(
        &self,
        ctx: &Ctx,
        conn: &mut Conn,
        scope: &Scope,
        query: &EventQuery,
        breakdown: &Breakdown,
    ) -> Result<Counted> {
        let meanings = Mappings::load(conn, &breakdown.dimensions).await?;
        let counted = match self {
            Self::Index => ctx.argus.index().statistics(query, scope, breakdown.clone(), meanings).await,
            Self::Some { index, .. } => {
                let all = EventQuery { include_deleted: true, ..EventQuery::default() };
                index.statistics(&all, None, breakdown, &meanings)
            }
        };
        Ok(counted.map_err(too_many)?)
    }

    /// How far back the events go that were read, if that is not all of them.
    pub(super) fn back_to(&self) -> Option<Timestamp> {
        match self {
            Self::Index => None,
            Self::Some { back_to, .. } => *back_to,
        }
    }
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
