//! Searching events.

use super::{raw, record, resolve::resolve, whole};
use crate::{Ctx, Result};
use argus_domain::{
    EventKey, EventQuery, EventType, Invalid, Permission,
    criteria::{EventCriteria, EventPage, EventSort, EventSortKey, Page, SearchNote, Total},
    event::Event,
};
use argus_store::{
    Conn, Scope,
    event::{
        self, Candidate,
        search::{Budget, Wanted},
    },
};
use std::time::Instant;

/// The most rows of one page.
pub const MAX_LIMIT: u32 = 10_000;
/// The deepest page: whoever wants everything pulls by time or by last update instead.
const MAX_OFFSET: u32 = 100_000;

/// What is asked for besides the criteria.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    pub kind: EventType,
    pub sort: &'a [EventSort],
    pub limit: u32,
    pub offset: u32,
    /// In the order of time: only what comes after this event.
    pub after: Option<EventKey>,
}

/// A page of what the caller may see.
pub async fn search(
    ctx: &Ctx,
    criteria: &EventCriteria,
    sort: &[EventSort],
    limit: u32,
    offset: u32,
) -> Result<EventPage> {
    let asked = Asked { kind: EventType::Aggregated, sort, limit, offset, after: None };
    let (mut conn, found) = find(ctx, criteria, asked).await?;
    let rows = event::summaries(&mut conn, asked.kind, &found.rows).await?;
    let rows = rows.into_iter().map(|(_, summary)| summary).collect();
    let written = event::last_written(&mut conn).await?;
    Ok(EventPage { page: Page { rows, total: found.total }, how: found.how, written })
}

/// The same with everything known about each event.
pub async fn search_whole(
    ctx: &Ctx,
    criteria: &EventCriteria,
    asked: Asked<'_>,
) -> Result<(Page<Event>, SearchNote)> {
    let (mut conn, found) = find(ctx, criteria, asked).await?;
    let rows = whole::events(ctx, &mut conn, asked.kind, &found.rows).await?;
    Ok((Page { rows, total: found.total }, found.how))
}

pub(super) struct Found {
    pub(super) rows: Vec<EventKey>,
    pub(super) total: Total,
    pub(super) how: SearchNote,
}

pub(super) fn check_page(limit: u32, offset: u32) -> Result<(), Invalid> {
    let mut invalid = Invalid::default();
    if limit > MAX_LIMIT {
        invalid.add("limit", format_args!("must not be above {MAX_LIMIT}"));
    }
    if offset > MAX_OFFSET {
        invalid.add("offset", format_args!("must not be above {MAX_OFFSET}: narrow the time range instead"));
    }
    invalid.into_result()
}

pub(super) async fn find(ctx: &Ctx, criteria: &EventCriteria, asked: Asked<'_>) -> Result<(Conn, Found)> {
    let scope = ctx.require(Permission::EventLookup)?.scope();
    check_page(asked.limit, asked.offset)?;
    let began = Instant::now();
    let mut conn = ctx.argus.store().snapshot().await?;
    let query = resolve(ctx, &mut conn, criteria).await?;
    let found = find_resolved(ctx, &mut conn, &scope, &query, asked, began).await?;
    Ok((conn, found))
}

pub(super) async fn find_resolved(
    ctx: &Ctx,
    conn: &mut Conn,
    scope: &Scope,
    query: &EventQuery,
    asked: Asked<'_>,
    began: Instant,
) -> Result<Found> {
    let index = ctx.argus.index();
    let indexed = asked.kind == EventType::Aggregated && index.can_answer(ctx, conn, query).await?;
    let note = |plan: &str, back_to| SearchNote {
        plan: plan.to_owned(),
        micros: u64::try_from(began.elapsed().as_micros()).unwrap_or(u64::MAX),
        searched_back_to: back_to,
    };
    // More than the database puts into an order at once.
    let many = asked.limit as usize > Budget::INTERACTIVE.sorted;
    if indexed && (many || column_index_leads(query, asked.sort)) {
        let needed = asked.offset as usize + asked.limit as usize;
        let mut found = index.search(query, scope, asked.sort, needed, asked.after).await;
        let rows = found.keys.split_off((asked.offset as usize).min(found.keys.len()));
        return Ok(Found { rows, total: Total::Exactly(found.total), how: note("column index", None) });
    }
    let budget = match asked.kind {
        _ if indexed || asked.after.is_some() => Budget::UNCOUNTED,
        EventType::Aggregated => Budget::INTERACTIVE,
        EventType::Raw => Budget::raw(asked.limit as usize),
    };
    let check = |candidate: &Candidate| record::matches(query, candidate);
    let wanted = Wanted {
        kind: asked.kind,
        sort: asked.sort,
        limit: asked.limit as usize,
        offset: asked.offset as usize,
        after: asked.after,
        budget,
        check: query.needs_record().then_some(&check),
    };
    let aggregates = match asked.kind {
        EventType::Raw => raw::aggregates(ctx, conn, scope, query).await?,
        EventType::Aggregated => None,
    };
    let found = match aggregates {
        Some(aggregates) => event::search::search_within(conn, scope, query, aggregates, wanted).await?,
        None => event::search::search(conn, scope, query, wanted).await?,
    };
    let total = match found.total {
        Total::MoreThan(_) if indexed && asked.after.is_none() => {
            Total::Exactly(index.count(query, scope).await)
        }
        total => total,
    };
    Ok(Found { rows: found.keys, total, how: note(found.plan, found.searched_back_to) })
}

/// Whether the column index finds a page: it counts in the same pass. The database is as good where events are
/// named, and better where they are pulled in the order of writing.
fn column_index_leads(query: &EventQuery, sort: &[EventSort]) -> bool {
    let by_update = matches!(sort, [EventSort { key: EventSortKey::LastUpdatedTimestamp, .. }]);
    let in_order = EventQuery {
        start: query.start,
        end: query.end,
        time_fields: query.time_fields,
        customers: query.customers.clone(),
        days: query.days,
        include_deleted: query.include_deleted,
        updated_since: query.updated_since,
        ..EventQuery::default()
    };
    let pulled = by_update && *query == in_order;
    !is_named(query) && !pulled
}

/// Whether the events are named by something that few of them have.
fn is_named(query: &EventQuery) -> bool {
    !query.ids.is_empty()
        || query.domains.is_some()
        || (!query.cases.is_empty() && query.cases.iter().all(|case| case.0 != 0))
}
