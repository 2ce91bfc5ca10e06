//! The events of a case.

use super::{
    merged::{Wanted, page},
    search::MAX_LIMIT,
};
use crate::{Ctx, Error, Result};
use argus_domain::{
    CaseId, EventQuery, EventType, Invalid, Permission,
    criteria::{EventSort, Page},
    event::Event,
};
use argus_store::{Scope, case};

/// Whoever may read a case may read its events, whatever else he may. Raw events stand among the others where
/// they are wanted.
pub async fn by_case(
    ctx: &Ctx,
    id: CaseId,
    sort: &[EventSort],
    raw: bool,
    limit: u32,
    offset: u32,
) -> Result<Page<Event>> {
    let scope = ctx.require(Permission::ViewEventsByCase)?.scope();
    if offset.saturating_add(limit) > MAX_LIMIT {
        return Err(
            Invalid::one("limit", format_args!("and offset must not be above {MAX_LIMIT} together")).into()
        );
    }
    let mut conn = ctx.argus.store().snapshot().await?;
    let missing = || Error::NotFound(format!("There is no case {id} that you may see."));
    case::get(&mut conn, &scope, id).await?.ok_or_else(missing)?;

    let query = EventQuery { cases: vec![id], ..EventQuery::default() };
    let kinds = if raw { &[EventType::Aggregated, EventType::Raw][..] } else { &[EventType::Aggregated] };
    // The case's own scope holds: links are made by people who see both.
    let wanted = Wanted { kinds, sort, limit, offset };
    Ok(page(ctx, &mut conn, &Scope::Everything, &query, wanted).await?.0)
}
