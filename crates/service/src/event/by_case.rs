//! The events of a case.
//!
//! Whoever may read a case may read its events, whatever else he may. Raw events stand among the others where
//! they are wanted.

use super::{
    merged::{self, page},
    search::check_page,
    stream::{self, Events},
};
use crate::{Ctx, Error, Result};
use argus_domain::{
    CaseId, EventQuery, EventType, Permission,
    criteria::{EventSort, Page, SearchNote},
    event::Event,
};
use argus_store::{Conn, Scope, case};

/// A page of them.
pub async fn by_case(
    ctx: &Ctx,
    id: CaseId,
    sort: &[EventSort],
    raw: bool,
    limit: u32,
    offset: u32,
) -> Result<(Page<Event>, SearchNote)> {
    let scope = ctx.require(Permission::ViewEventsByCase)?.scope();
    check_page(limit, offset)?;
    let mut conn = ctx.argus.store().snapshot().await?;
    let query = linked_to(&mut conn, &scope, id).await?;
    let wanted = merged::Wanted { kinds: kinds(raw), sort, limit, offset };
    page(ctx, &mut conn, &OF_A_CASE, &query, wanted).await
}

/// Begins an answer with all of them, from the row `offset` on.
pub async fn stream_by_case(
    ctx: &Ctx,
    id: CaseId,
    sort: &[EventSort],
    raw: bool,
    offset: u32,
) -> Result<Events> {
    let scope = ctx.require(Permission::ViewEventsByCase)?.scope();
    let mut conn = ctx.argus.store().snapshot().await?;
    let query = linked_to(&mut conn, &scope, id).await?;
    let wanted = stream::Wanted { kinds: kinds(raw), sort, offset };
    Events::begin(ctx, &mut conn, OF_A_CASE, query, wanted).await
}

/// The case's own scope holds: links are made by people who see both.
const OF_A_CASE: Scope = Scope::everything();

const fn kinds(raw: bool) -> &'static [EventType] {
    if raw { &[EventType::Aggregated, EventType::Raw] } else { &[EventType::Aggregated] }
}

/// Fails if the case is not in the caller's scope.
async fn linked_to(conn: &mut Conn, scope: &Scope, id: CaseId) -> Result<EventQuery> {
    let missing = || Error::NotFound(format!("There is no case {id} that you may see."));
    case::get(conn, scope, id).await?.ok_or_else(missing)?;
    Ok(EventQuery { cases: vec![id], ..EventQuery::default() })
}
