//! The three orders an answer can have: of time, of the last update, and any other, sorted in memory.

use super::{Budget, Found, Lane, Prepared, Slices};
use crate::{Conn, Result, query::sql};
use argus_domain::{
    EventKey, Timestamp,
    criteria::{EventSort, EventSortKey, Total},
};
use std::cmp::{Ordering, Reverse};

/// Counts what a search does and finds.
struct Progress {
    budget: Budget,
    scanned: u64,
    scanned_to_count: u64,
    counted: u64,
    complete: bool,
    searched_back_to: Option<Timestamp>,
}

impl Progress {
    fn new(budget: Budget) -> Self {
        Self { budget, scanned: 0, scanned_to_count: 0, counted: 0, complete: true, searched_back_to: None }
    }

    fn found(self, keys: Vec<EventKey>, plan: &'static str) -> Found {
        let total = if self.complete { Total::Exactly(self.counted) } else { Total::MoreThan(self.counted) };
        Found { keys, total, plan, searched_back_to: self.searched_back_to }
    }
}

pub(super) async fn by_time(
    conn: &mut Conn,
    prepared: &Prepared,
    descending: bool,
    limit: usize,
    offset: usize,
    budget: Budget,
) -> Result<Found> {
    let needed = offset + limit;
    let mut progress = Progress::new(budget);
    let mut keys: Vec<EventKey> = Vec::new();
    for lane in &prepared.lanes {
        keys.extend(walk_lane(conn, prepared, *lane, descending, needed, &mut progress).await?);
    }
    if descending {
        keys.sort_unstable_by_key(|key| Reverse(*key));
    } else {
        keys.sort_unstable();
    }
    keys.truncate(needed);
    Ok(progress.found(keys.split_off(offset.min(keys.len())), plan(prepared)))
}

fn plan(prepared: &Prepared) -> &'static str {
    prepared.lanes.first().map_or("nothing can match", |lane| lane.plan())
}

/// The first `needed` keys of a lane, and the count of the others as far as it goes.
async fn walk_lane(
    conn: &mut Conn,
    prepared: &Prepared,
    lane: Lane,
    descending: bool,
    needed: usize,
    progress: &mut Progress,
) -> Result<Vec<EventKey>> {
    let mut keys: Vec<EventKey> = Vec::new();
    let mut slices = Slices::new(prepared, lane, descending);
    while let Some(slice) = slices.next(conn).await? {
        let missing = needed - keys.len();
        if missing > 0 {
            let order =
                if descending { " ORDER BY event.key DESC LIMIT " } else { " ORDER BY event.key LIMIT " };
            let mut query = slice.select(prepared, "event.key");
            query.push(order).push_bind(missing as i64);
            let found: Vec<(i64,)> = query.fetch_all(conn).await?;
            keys.extend(found.iter().map(|(key,)| EventKey(*key)));
            progress.scanned += slice.rows;
            if found.len() < missing {
                progress.counted += found.len() as u64;
            } else if progress.budget.counted == 0 {
                // There may be more in this slice, and nobody asks how much.
                progress.counted += missing as u64;
                progress.complete = false;
                break;
            } else {
                // The page ends within this slice: what follows is only counted.
                progress.counted += count(conn, prepared, &slice).await?;
            }
        } else {
            progress.counted += count(conn, prepared, &slice).await?;
            progress.scanned_to_count += slice.rows;
        }
        if keys.len() < needed && progress.scanned >= progress.budget.scanned {
            progress.complete = false;
            progress.searched_back_to = progress.searched_back_to.max(Some(slice.oldest()));
            break;
        }
        let counted_enough = progress.counted >= progress.budget.counted
            || progress.scanned_to_count >= progress.budget.scanned_to_count;
        if keys.len() >= needed && counted_enough {
            progress.complete = slices.next(conn).await?.is_none() && progress.complete;
            break;
        }
    }
    Ok(keys)
}

async fn count(conn: &mut Conn, prepared: &Prepared, slice: &super::slices::Slice) -> Result<u64> {
    let (count,): (i64,) = slice.select(prepared, "COUNT(*)").fetch_one(conn).await?;
    Ok(count.unsigned_abs())
}

/// In the order of writing: what is updated is found again. Ties are broken by key, so that pages never
/// lose an event. Uses event_updated or event_customer_updated.
pub(super) async fn by_update(
    conn: &mut Conn,
    prepared: &Prepared,
    descending: bool,
    limit: usize,
    offset: usize,
    budget: Budget,
) -> Result<Found> {
    let mut progress = Progress::new(budget);
    let mut keys = Vec::new();
    let needed = offset + limit;
    let (compare, order) = if descending { ("<", " DESC") } else { (">", "") };
    // What was not written since then need not be walked over.
    let since = prepared.updated_since.map_or(-1, |since| since.millis() - 1);
    let mut cursor = if descending { (i64::MAX, i64::MAX) } else { (since, i64::MAX) };
    let mut chunk: i64 = 1_024;
    loop {
        let step = format!(
            "SELECT updated_at, key FROM event WHERE (updated_at, key) {compare} ($1, $2)
             ORDER BY updated_at{order}, key{order} LIMIT 1 OFFSET $3"
        );
        let bound: Option<(i64, i64)> =
            sql(step).bind(cursor.0).bind(cursor.1).bind(chunk - 1).fetch_optional(conn).await?;
        let mut query = sql("SELECT event.key FROM event WHERE (updated_at, key) ");
        query.push(compare).push(" (").push_bind(cursor.0).push(", ").push_bind(cursor.1).push(")");
        if let Some((updated, key)) = bound {
            let until = if descending { ">=" } else { "<=" };
            query.push(" AND (updated_at, key) ").push(until).push(" (").push_bind(updated);
            query.push(", ").push_bind(key).push(")");
        }
        query
            .push(" AND event.key BETWEEN ")
            .push_bind(prepared.first)
            .push(" AND ")
            .push_bind(prepared.last);
        prepared.predicate.push(&mut query, false);
        query.push(&format!(" ORDER BY updated_at{order}, event.key{order}"));
        let most = (needed - keys.len()).max(1) + budget.counted as usize;
        query.push(" LIMIT ").push_bind(most as i64);
        let found: Vec<(i64,)> = query.fetch_all(conn).await?;
        progress.complete = progress.complete && found.len() < most;
        progress.counted += found.len() as u64;
        keys.extend(found.iter().map(|(key,)| EventKey(*key)).take(needed - keys.len()));
        let Some(bound) = bound.filter(|(updated, _)| *updated > since) else { break };
        cursor = bound;
        progress.scanned += chunk.unsigned_abs();
        chunk = (chunk * 4).min(65_536);
        let enough = keys.len() >= needed;
        if (enough && (progress.counted >= budget.counted || progress.scanned >= budget.scanned_to_count))
            || progress.scanned >= budget.scanned
        {
            progress.complete = false;
            if !enough {
                progress.searched_back_to = Some(Timestamp::clamped(cursor.0));
            }
            break;
        }
    }
    Ok(progress.found(keys.split_off(offset.min(keys.len())), "order of updates"))
}

#[derive(sqlx::FromRow)]
struct Sortable {
    key: i64,
    start_at: i64,
    end_at: i64,
    updated_at: i64,
    severity: i16,
    count: i64,
    customer_id: i64,
}

impl Sortable {
    fn compare(&self, other: &Self, sort: &[EventSort]) -> Ordering {
        let one = |sort: &EventSort| {
            let of = |row: &Self| match sort.key {
                EventSortKey::Timestamp | EventSortKey::Id => row.key,
                EventSortKey::StartTimestamp => row.start_at,
                EventSortKey::EndTimestamp => row.end_at,
                EventSortKey::LastUpdatedTimestamp => row.updated_at,
                EventSortKey::Severity => i64::from(row.severity),
                EventSortKey::Count => row.count,
                EventSortKey::CustomerId => row.customer_id,
            };
            let ordering = of(self).cmp(&of(other));
            if sort.descending { ordering.reverse() } else { ordering }
        };
        sort.iter().map(one).find(|ordering| ordering.is_ne()).unwrap_or_else(|| other.key.cmp(&self.key))
    }
}

/// No index has this order: the newest matching rows are sorted, up to the budget's bound.
pub(super) async fn in_memory(
    conn: &mut Conn,
    prepared: &Prepared,
    sort: &[EventSort],
    limit: usize,
    offset: usize,
    budget: Budget,
) -> Result<Found> {
    let mut progress = Progress::new(budget);
    let mut rows: Vec<Sortable> = Vec::new();
    for lane in &prepared.lanes {
        let mut slices = Slices::new(prepared, *lane, true);
        while let Some(slice) = slices.next(conn).await? {
            let mut query = slice.select(
                prepared,
                "event.key, start_at, end_at, updated_at, event.severity, event.count, event.customer_id",
            );
            query.push(" ORDER BY event.key DESC");
            rows.extend(query.fetch_all::<Sortable>(conn).await?);
            progress.scanned += slice.rows;
            if rows.len() > budget.sorted || progress.scanned >= budget.scanned {
                progress.complete = false;
                progress.searched_back_to = progress.searched_back_to.max(Some(slice.oldest()));
                break;
            }
        }
    }
    progress.counted = rows.len() as u64;
    rows.sort_unstable_by(|a, b| a.compare(b, sort));
    let keys = rows.iter().skip(offset).take(limit).map(|row| EventKey(row.key)).collect();
    Ok(progress.found(keys, plan(prepared)))
}
