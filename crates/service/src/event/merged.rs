//! Events of both kinds in one list.

use super::{
    search::{Asked, check_page, find_resolved, search_whole},
    whole,
};
use crate::{Ctx, Result};
use argus_domain::{
    EventKey, EventQuery, EventType, Permission,
    criteria::{EventCriteria, EventSort, EventSortKey, Page, SearchNote, Total},
    event::{Event, EventSummary},
};
use argus_store::{Conn, Scope, event};
use std::{
    collections::{HashMap, VecDeque},
    time::Instant,
};

/// As [`search_whole`], for events of several kinds; an aggregated event goes before a raw one that is equal to
/// it in order.
pub async fn search_kinds(
    ctx: &Ctx,
    criteria: &EventCriteria,
    kinds: &[EventType],
    sort: &[EventSort],
    limit: u32,
    offset: u32,
) -> Result<(Page<Event>, SearchNote)> {
    if let [kind] = kinds {
        let asked = Asked { kind: *kind, sort, limit, offset, after: None };
        return search_whole(ctx, criteria, asked).await;
    }
    let scope = ctx.require(Permission::EventLookup)?.scope();
    check_page(limit, offset)?;
    let mut conn = ctx.argus.store().snapshot().await?;
    let query = super::resolve::resolve(ctx, &mut conn, criteria).await?;
    page(ctx, &mut conn, &scope, &query, Wanted { kinds, sort, limit, offset }).await
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted<'a> {
    pub(super) kinds: &'a [EventType],
    pub(super) sort: &'a [EventSort],
    pub(super) limit: u32,
    pub(super) offset: u32,
}

pub(super) async fn page(
    ctx: &Ctx,
    conn: &mut Conn,
    scope: &Scope,
    query: &EventQuery,
    wanted: Wanted<'_>,
) -> Result<(Page<Event>, SearchNote)> {
    let Wanted { kinds, sort, limit, offset } = wanted;
    let began = Instant::now();
    let most = offset.saturating_add(limit);
    let mut lists = Vec::with_capacity(kinds.len());
    let mut total = Total::Exactly(0);
    let mut how = SearchNote::default();
    for kind in kinds {
        let asked = Asked { kind: *kind, sort, limit: most, offset: 0, after: None };
        let found = find_resolved(ctx, conn, scope, query, asked, began).await?;
        lists.push(ranked(conn, *kind, found.rows, sort).await?);
        total = plus(total, found.total);
        how = both(how, found.how);
    }
    let chosen: Vec<_> = merge(lists).skip(offset as usize).take(limit as usize).collect();
    Ok((Page { rows: whole_of(ctx, conn, &chosen).await?, total }, how))
}

/// Where an event stands among others: smaller is earlier.
pub(super) type Rank = Vec<i64>;

pub(super) fn rank(sort: &[EventSort], key: EventKey, summary: Option<&EventSummary>) -> Rank {
    let newest_first = [EventSort::NEWEST_FIRST];
    let sort = if sort.is_empty() { &newest_first } else { sort };
    let number = |sort: &EventSort| {
        let of = |number: fn(&EventSummary) -> i64| summary.map_or(0, number);
        let number = match sort.key {
            EventSortKey::Timestamp => key.timestamp().millis(),
            EventSortKey::Id => key.0,
            EventSortKey::StartTimestamp => of(|event| event.start.millis()),
            EventSortKey::EndTimestamp => of(|event| event.end.millis()),
            EventSortKey::LastUpdatedTimestamp => of(|event| event.last_updated.millis()),
            EventSortKey::Severity => of(|event| i64::from(event.severity.rank())),
            EventSortKey::Count => of(|event| event.count),
            EventSortKey::CustomerId => of(|event| event.customer.id.0),
        };
        if sort.descending { -number } else { number }
    };
    sort.iter().map(number).collect()
}

type Ranked = VecDeque<(Rank, EventKey, EventType)>;

async fn ranked(conn: &mut Conn, kind: EventType, keys: Vec<EventKey>, sort: &[EventSort]) -> Result<Ranked> {
    let by_key = |sort: &EventSort| matches!(sort.key, EventSortKey::Timestamp | EventSortKey::Id);
    if sort.first().is_none_or(by_key) {
        return Ok(keys.into_iter().map(|key| (rank(sort, key, None), key, kind)).collect());
    }
    let summaries = event::summaries(conn, kind, &keys).await?;
    let ranked = |(key, summary): (EventKey, EventSummary)| (rank(sort, key, Some(&summary)), key, kind);
    Ok(summaries.into_iter().map(ranked).collect())
}

/// Each list stays in its own order, so that a longer page begins as a shorter one does.
fn merge(mut lists: Vec<Ranked>) -> impl Iterator<Item = (EventKey, EventType)> {
    std::iter::from_fn(move || {
        let first = lists
            .iter_mut()
            .filter(|list| !list.is_empty())
            .min_by(|a, b| a.front().map(|(rank, ..)| rank).cmp(&b.front().map(|(rank, ..)| rank)))?;
        first.pop_front().map(|(_, key, kind)| (key, kind))
    })
}

/// In the order of `chosen`.
async fn whole_of(ctx: &Ctx, conn: &mut Conn, chosen: &[(EventKey, EventType)]) -> Result<Vec<Event>> {
    let mut found: HashMap<EventType, VecDeque<Event>> = HashMap::new();
    for kind in [EventType::Aggregated, EventType::Raw] {
        let keys: Vec<EventKey> = chosen.iter().filter(|(_, of)| *of == kind).map(|(key, _)| *key).collect();
        if !keys.is_empty() {
            found.insert(kind, whole::events(ctx, conn, kind, &keys).await?.into());
        }
    }
    Ok(chosen.iter().filter_map(|(_, kind)| found.get_mut(kind)?.pop_front()).collect())
}

pub(super) fn plus(one: Total, other: Total) -> Total {
    match (one, other) {
        (Total::Exactly(one), Total::Exactly(other)) => Total::Exactly(one + other),
        (Total::Exactly(one) | Total::MoreThan(one), Total::Exactly(other) | Total::MoreThan(other)) => {
            Total::MoreThan(one + other)
        }
    }
}

pub(super) fn both(one: SearchNote, other: SearchNote) -> SearchNote {
    let plan = match (one.plan.is_empty(), one.plan == other.plan) {
        (true, _) | (_, true) => other.plan,
        _ => format!("{}, {}", one.plan, other.plan),
    };
    SearchNote {
        plan,
        micros: one.micros.max(other.micros),
        searched_back_to: one.searched_back_to.max(other.searched_back_to),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_keep_their_order_and_aggregates_go_first() {
        let list = |kind, ranks: &[i64]| -> Ranked {
            ranks.iter().map(|rank| (vec![*rank], EventKey(*rank), kind)).collect()
        };
        let lists = vec![list(EventType::Aggregated, &[1, 4, 4]), list(EventType::Raw, &[1, 3, 5])];
        let merged: Vec<_> = merge(lists).map(|(key, kind)| (key.0, kind == EventType::Raw)).collect();
        assert_eq!(merged, [(1, false), (1, true), (3, true), (4, false), (4, false), (5, true)]);
    }

    #[test]
    fn a_total_is_exact_if_both_are() {
        assert_eq!(plus(Total::Exactly(1), Total::Exactly(2)), Total::Exactly(3));
        assert_eq!(plus(Total::Exactly(1), Total::MoreThan(2)), Total::MoreThan(3));
    }
}
