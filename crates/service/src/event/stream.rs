//! Everything that matches, page by page, so that an answer of any length takes little memory.

use super::{
    resolve::resolve,
    search::{Asked, find_resolved},
    whole,
};
use crate::{Ctx, Result};
use argus_domain::{
    EventKey, EventQuery, EventType, Permission,
    criteria::{EventCriteria, EventSort, EventSortKey, SearchNote, Total},
    event::Event,
};
use argus_store::Scope;
use std::{collections::VecDeque, time::Instant};

/// Events that are read at once.
const PAGE: u32 = 500;
/// In an order that is made in memory, no more events than this are told.
const MOST_SORTED: u32 = 1_000_000;

/// An answer that is read piece by piece.
#[derive(Debug)]
pub struct Events {
    ctx: Ctx,
    scope: Scope,
    query: EventQuery,
    kind: EventType,
    sort: Vec<EventSort>,
    next: Next,
    pub total: Total,
    pub how: SearchNote,
}

#[derive(Debug)]
enum Next {
    /// In the order of time: this page, and then what follows its last.
    Page(Vec<EventKey>),
    /// In any other: all keys, which are short.
    Keys(VecDeque<EventKey>),
}

/// Begins an answer with everything that the caller may see, from the row `offset` on.
pub async fn stream(
    ctx: &Ctx,
    criteria: &EventCriteria,
    kind: EventType,
    sort: &[EventSort],
    offset: u32,
) -> Result<Events> {
    let scope = ctx.require(Permission::EventLookup)?.scope();
    let mut conn = ctx.argus.store().snapshot().await?;
    let query = resolve(ctx, &mut conn, criteria).await?;
    let in_time = sort.first().is_none_or(|sort| sort.key == EventSortKey::Timestamp);
    let limit = if in_time { PAGE } else { MOST_SORTED };
    let asked = Asked { kind, sort, limit, offset, after: None };
    let found = find_resolved(ctx, &mut conn, &scope, &query, asked, Instant::now()).await?;
    let next = if in_time { Next::Page(found.rows) } else { Next::Keys(found.rows.into()) };
    Ok(Events {
        ctx: ctx.clone(),
        scope,
        query,
        kind,
        sort: sort.to_vec(),
        next,
        total: found.total,
        how: found.how,
    })
}

impl Events {
    /// The next events; none at the end.
    pub async fn next(&mut self) -> Result<Vec<Event>> {
        let mut conn = self.ctx.argus.store().snapshot().await?;
        let keys = match &mut self.next {
            Next::Page(keys) => std::mem::take(keys),
            Next::Keys(keys) => keys.drain(..keys.len().min(PAGE as usize)).collect(),
        };
        let Some(last) = keys.last().copied() else { return Ok(Vec::new()) };
        let events = whole::events(&mut conn, self.kind, &keys).await?;
        if let Next::Page(next) = &mut self.next {
            let asked =
                Asked { kind: self.kind, sort: &self.sort, limit: PAGE, offset: 0, after: Some(last) };
            let found =
                find_resolved(&self.ctx, &mut conn, &self.scope, &self.query, asked, Instant::now()).await?;
            *next = found.rows;
        }
        Ok(events)
    }
}
