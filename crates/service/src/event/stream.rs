//! Everything that matches, page by page, so that an answer of any length takes little memory.

use super::{
    merged::{Rank, both, plus, rank},
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
use argus_store::{Conn, Scope};
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
    sort: Vec<EventSort>,
    /// One for each kind.
    lanes: Vec<Lane>,
    /// Rows of several lanes that come before the first that is told.
    skip: u32,
    pub total: Total,
    pub how: SearchNote,
}

#[derive(Debug)]
struct Lane {
    kind: EventType,
    next: Next,
    /// Read, and not told yet.
    ready: VecDeque<(Rank, Event)>,
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
    stream_kinds(ctx, criteria, &[kind], sort, offset).await
}

/// The same with events of several kinds, as [`super::search_kinds`] orders them.
pub async fn stream_kinds(
    ctx: &Ctx,
    criteria: &EventCriteria,
    kinds: &[EventType],
    sort: &[EventSort],
    offset: u32,
) -> Result<Events> {
    let scope = ctx.require(Permission::EventLookup)?.scope();
    let mut conn = ctx.argus.store().snapshot().await?;
    let query = resolve(ctx, &mut conn, criteria).await?;
    Events::begin(ctx, &mut conn, scope, query, Wanted { kinds, sort, offset }).await
}

/// What is asked for besides the query.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted<'a> {
    pub(super) kinds: &'a [EventType],
    pub(super) sort: &'a [EventSort],
    pub(super) offset: u32,
}

impl Events {
    /// An answer with everything of a scope.
    pub(super) async fn begin(
        ctx: &Ctx,
        conn: &mut Conn,
        scope: Scope,
        query: EventQuery,
        wanted: Wanted<'_>,
    ) -> Result<Self> {
        let Wanted { kinds, sort, offset } = wanted;
        let in_time = matches!(sort, [] | [EventSort { key: EventSortKey::Timestamp, .. }]);
        let limit = if in_time { PAGE } else { MOST_SORTED };
        // Which rows of several lanes come first is known only when they are read.
        let (offset, skip) = if kinds.len() == 1 { (offset, 0) } else { (0, offset) };
        let mut events = Self {
            ctx: ctx.clone(),
            scope,
            query,
            sort: sort.to_vec(),
            lanes: Vec::with_capacity(kinds.len()),
            skip,
            total: Total::Exactly(0),
            how: SearchNote::default(),
        };
        for kind in kinds {
            let asked = Asked { kind: *kind, sort, limit, offset, after: None };
            let found = find_resolved(ctx, conn, &events.scope, &events.query, asked, Instant::now()).await?;
            let next = if in_time { Next::Page(found.rows) } else { Next::Keys(found.rows.into()) };
            events.lanes.push(Lane { kind: *kind, next, ready: VecDeque::new() });
            events.total = plus(events.total, found.total);
            events.how = both(std::mem::take(&mut events.how), found.how);
        }
        Ok(events)
    }

    /// The next events; none at the end.
    pub async fn next(&mut self) -> Result<Vec<Event>> {
        let mut told = Vec::new();
        while told.len() < PAGE as usize {
            for lane in 0..self.lanes.len() {
                if self.lanes[lane].ready.is_empty() {
                    self.read(lane).await?;
                }
            }
            if let [only] = &mut self.lanes[..] {
                return Ok(only.ready.drain(..).map(|(_, event)| event).collect());
            }
            // An aggregated event goes before a raw one that is equal to it.
            let first = |lane: &&mut Lane| lane.ready.front().map(|(rank, _)| rank.clone());
            let waiting = self.lanes.iter_mut().filter(|lane| !lane.ready.is_empty());
            let Some(lane) = waiting.min_by_key(first) else { break };
            let Some((_, event)) = lane.ready.pop_front() else { break };
            if self.skip > 0 {
                self.skip -= 1;
            } else {
                told.push(event);
            }
        }
        Ok(told)
    }

    async fn read(&mut self, lane: usize) -> Result<()> {
        let Self { ctx, scope, query, sort, lanes, .. } = self;
        let Lane { kind, next, ready } = &mut lanes[lane];
        let keys = match next {
            Next::Page(keys) => std::mem::take(keys),
            Next::Keys(keys) => keys.drain(..keys.len().min(PAGE as usize)).collect(),
        };
        let Some(last) = keys.last().copied() else { return Ok(()) };
        let mut conn = ctx.argus.store().snapshot().await?;
        let events = whole::events(ctx, &mut conn, *kind, &keys).await?;
        let ranked = |(key, event): (EventKey, Event)| (rank(sort, key, Some(&event.summary)), event);
        ready.extend(keys.into_iter().zip(events).map(ranked));
        if let Next::Page(next) = next {
            let asked = Asked { kind: *kind, sort, limit: PAGE, offset: 0, after: Some(last) };
            *next = find_resolved(ctx, &mut conn, scope, query, asked, Instant::now()).await?.rows;
        }
        Ok(())
    }
}
