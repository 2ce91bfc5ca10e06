//! Searching events.

use super::{resolve::resolve, whole};
use crate::{Ctx, Result};
use argus_domain::{
    EventKey, Invalid, Permission,
    criteria::{EventCriteria, EventPage, EventSort, Page, SearchNote, Total},
    event::Event,
};
use argus_store::{
    Conn,
    event::{self, search::Budget},
};
use std::time::Instant;

/// The most rows of one page.
pub const MAX_LIMIT: u32 = 10_000;
/// The deepest page: whoever wants everything pulls by time or by last update instead.
const MAX_OFFSET: u32 = 100_000;

/// A page of what the caller may see.
pub async fn search(
    ctx: &Ctx,
    criteria: &EventCriteria,
    sort: &[EventSort],
    limit: u32,
    offset: u32,
) -> Result<EventPage> {
    let (mut conn, found) = find(ctx, criteria, sort, limit, offset).await?;
    let rows = event::summaries(&mut conn, &found.rows).await?;
    Ok(EventPage { page: Page { rows, total: found.total }, how: found.how })
}

/// The same with everything known about each event.
pub async fn search_whole(
    ctx: &Ctx,
    criteria: &EventCriteria,
    sort: &[EventSort],
    limit: u32,
    offset: u32,
) -> Result<(Page<Event>, SearchNote)> {
    let (mut conn, found) = find(ctx, criteria, sort, limit, offset).await?;
    let summaries = event::summaries(&mut conn, &found.rows).await?;
    let rows = whole::aggregated(&mut conn, &found.rows, summaries).await?;
    Ok((Page { rows, total: found.total }, found.how))
}

struct Found {
    rows: Vec<EventKey>,
    total: Total,
    how: SearchNote,
}

async fn find(
    ctx: &Ctx,
    criteria: &EventCriteria,
    sort: &[EventSort],
    limit: u32,
    offset: u32,
) -> Result<(Conn, Found)> {
    let actor = ctx.require(Permission::EventLookup)?;
    let mut invalid = Invalid::default();
    if limit > MAX_LIMIT {
        invalid.add("limit", format_args!("must not be above {MAX_LIMIT}"));
    }
    if offset > MAX_OFFSET {
        invalid.add("offset", format_args!("must not be above {MAX_OFFSET}: narrow the time range instead"));
    }
    invalid.into_result()?;

    let began = Instant::now();
    let mut conn = ctx.argus.store().snapshot().await?;
    let query = resolve(ctx, &mut conn, criteria).await?;
    let scope = actor.scope();
    let index = ctx.argus.index();
    // Events named by their ids are few, and found by their keys.
    let indexed = query.ids.is_empty() && index.follow(&mut conn, ctx.argus.settings().index_memory).await?;
    let found = event::search::search(
        &mut conn,
        &scope,
        &query,
        sort,
        limit as usize,
        offset as usize,
        if indexed { Budget::UNCOUNTED } else { Budget::INTERACTIVE },
    )
    .await?;
    let total = match found.total {
        Total::MoreThan(_) if indexed => Total::Exactly(index.count(&query, &scope).await),
        total => total,
    };
    let how = SearchNote {
        plan: found.plan.to_owned(),
        micros: u64::try_from(began.elapsed().as_micros()).unwrap_or(u64::MAX),
        searched_back_to: found.searched_back_to,
    };
    Ok((conn, Found { rows: found.keys, total, how }))
}
