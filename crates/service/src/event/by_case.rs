//! The events of a case.

use super::{
    search::{Asked, MAX_LIMIT, find_resolved},
    whole,
};
use crate::{Ctx, Error, Result};
use argus_domain::{
    CaseId, EventKey, EventQuery, EventType, Invalid, Permission,
    criteria::{EventSort, Page, Total},
    event::Event,
};
use argus_store::{Scope, case};
use std::time::Instant;

/// Whoever may read a case may read its events, whatever else he may. In the order of time; raw events stand
/// among the others where they are wanted.
pub async fn by_case(
    ctx: &Ctx,
    id: CaseId,
    descending: bool,
    raw: bool,
    limit: u32,
    offset: u32,
) -> Result<Page<Event>> {
    let scope = ctx.require(Permission::ViewEventsByCase)?.scope();
    let most = offset.saturating_add(limit);
    if most > MAX_LIMIT {
        return Err(
            Invalid::one("limit", format_args!("and offset must not be above {MAX_LIMIT} together")).into()
        );
    }
    let mut conn = ctx.argus.store().snapshot().await?;
    let missing = || Error::NotFound(format!("There is no case {id} that you may see."));
    case::get(&mut conn, &scope, id).await?.ok_or_else(missing)?;

    let query = EventQuery { cases: vec![id], ..EventQuery::default() };
    let sort = [EventSort { descending, ..EventSort::NEWEST_FIRST }];
    let mut keys: Vec<(EventKey, EventType)> = Vec::new();
    let mut total = Total::Exactly(0);
    let kinds = if raw { &[EventType::Aggregated, EventType::Raw][..] } else { &[EventType::Aggregated] };
    for kind in kinds {
        let asked = Asked { kind: *kind, sort: &sort, limit: most, offset: 0, after: None };
        // The case's own scope holds: links are made by people who see both.
        let found = find_resolved(ctx, &mut conn, &Scope::Everything, &query, asked, Instant::now()).await?;
        keys.extend(found.rows.into_iter().map(|key| (key, *kind)));
        total = plus(total, found.total);
    }
    keys.sort_by_key(|(key, _)| if descending { -key.0 } else { key.0 });
    let page: Vec<_> = keys.into_iter().skip(offset as usize).take(limit as usize).collect();
    let mut rows = Vec::with_capacity(page.len());
    for run in page.chunk_by(|(_, one), (_, next)| one == next) {
        let keys: Vec<EventKey> = run.iter().map(|(key, _)| *key).collect();
        rows.extend(whole::events(&mut conn, run[0].1, &keys).await?);
    }
    Ok(Page { rows, total })
}

fn plus(one: Total, other: Total) -> Total {
    match (one, other) {
        (Total::Exactly(one), Total::Exactly(other)) => Total::Exactly(one + other),
        (Total::Exactly(one) | Total::MoreThan(one), Total::Exactly(other) | Total::MoreThan(other)) => {
            Total::MoreThan(one + other)
        }
    }
}
