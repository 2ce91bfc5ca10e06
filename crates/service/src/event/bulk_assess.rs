//! Judging all events that criteria match.

use super::{
    assess::apply,
    resolve::resolve,
    search::{Asked, MAX_LIMIT, check_page, find_resolved},
};
use crate::{Ctx, Result};
use argus_domain::{
    Assessment, EventId, EventType, Invalid, Permission,
    criteria::{EventCriteria, EventSort, Total},
};
use argus_store::event;
use std::time::Instant;

/// More events than this are not judged at once: they are one transaction.
pub const MAX_ASSESSED: u32 = MAX_LIMIT;

/// Returns the ids of the events that were judged, newest first.
pub async fn assess_matching(
    ctx: &Ctx,
    criteria: &EventCriteria,
    assessment: &Assessment,
) -> Result<Vec<EventId>> {
    let asked = Asked { kind: EventType::Aggregated, sort: &[], limit: MAX_ASSESSED, offset: 0, after: None };
    judge(ctx, criteria, assessment, asked, true).await
}

/// The same for one page of those that match, in its order. `limit` 0 is all from `offset` on.
pub async fn assess_page(
    ctx: &Ctx,
    criteria: &EventCriteria,
    assessment: &Assessment,
    sort: &[EventSort],
    limit: u32,
    offset: u32,
) -> Result<Vec<EventId>> {
    let all = limit == 0;
    let limit = if all { MAX_ASSESSED } else { limit };
    let asked = Asked { kind: EventType::Aggregated, sort, limit, offset, after: None };
    judge(ctx, criteria, assessment, asked, all).await
}

async fn judge(
    ctx: &Ctx,
    criteria: &EventCriteria,
    assessment: &Assessment,
    asked: Asked<'_>,
    all: bool,
) -> Result<Vec<EventId>> {
    let scope = ctx.require(Permission::AssessEvents)?.scope();
    assessment.check()?;
    check_page(asked.limit, asked.offset)?;
    let began = Instant::now();
    let mut tx = ctx.argus.store().begin().await?;
    let query = resolve(ctx, &mut tx, criteria).await?;
    let found = find_resolved(ctx, &mut tx, &scope, &query, asked, began).await?;
    let reached = asked.offset as usize + found.rows.len();
    let is_all = matches!(found.total, Total::Exactly(total) if total as usize <= reached);
    // A search that stopped at its bound has not seen which events come first.
    let is_cut = found.how.searched_back_to.is_some();
    if is_cut || (all && !is_all) {
        return Err(Invalid::one(
            "criteria",
            format_args!("match more than {MAX_ASSESSED} events: narrow them, for instance by time"),
        )
        .into());
    }
    let ids = event::summaries(&mut tx, EventType::Aggregated, &found.rows).await?;
    apply(&mut tx, ctx, &scope, &found.rows, assessment).await?;
    tx.commit().await?;
    Ok(ids.into_iter().map(|(_, summary)| summary.id).collect())
}
