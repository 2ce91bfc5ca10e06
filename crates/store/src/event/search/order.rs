//! The three orders an answer can have: of time, of the last update, and any other, sorted in memory.

use super::{Check, Found, Lane, Prepared, Slices, Wanted, slices::Slice};
use crate::{
    Conn, Result,
    event::candidate,
    query::{Sql, sql},
};
use argus_domain::{
    EventKey, EventType, Timestamp,
    criteria::{EventSort, EventSortKey, Total},
};
use std::cmp::{Ordering, Reverse};

/// Counts what a search does and finds.
struct Progress<'a> {
    wanted: Wanted<'a>,
    /// Rows of the answer, with those before its first.
    needed: usize,
    scanned: u64,
    scanned_to_count: u64,
    checked: u64,
    counted: u64,
    complete: bool,
    searched_back_to: Option<Timestamp>,
}

impl<'a> Progress<'a> {
    fn new(wanted: Wanted<'a>) -> Self {
        Self {
            wanted,
            needed: wanted.offset + wanted.limit,
            scanned: 0,
            scanned_to_count: 0,
            checked: 0,
            counted: 0,
            complete: true,
            searched_back_to: None,
        }
    }

    fn found(self, mut keys: Vec<EventKey>, plan: &'static str) -> Found {
        let total = if self.complete { Total::Exactly(self.counted) } else { Total::MoreThan(self.counted) };
        keys.truncate(self.needed);
        let keys = keys.split_off(self.wanted.offset.min(keys.len()));
        Found { keys, total, plan, searched_back_to: self.searched_back_to }
    }

    fn is_exhausted(&self) -> bool {
        self.scanned >= self.wanted.budget.scanned || self.checked >= self.wanted.budget.checked
    }

    fn counted_enough(&self) -> bool {
        self.counted >= self.wanted.budget.counted
            || self.scanned_to_count >= self.wanted.budget.scanned_to_count
            || self.checked >= self.wanted.budget.checked
    }

    fn stop_at(&mut self, slice: &Slice) {
        self.complete = false;
        self.searched_back_to = self.searched_back_to.max(Some(slice.oldest()));
    }
}

pub(super) async fn by_time(
    conn: &mut Conn,
    prepared: &Prepared,
    descending: bool,
    wanted: Wanted<'_>,
) -> Result<Found> {
    let mut progress = Progress::new(wanted);
    let mut keys: Vec<EventKey> = Vec::new();
    for lane in &prepared.lanes {
        keys.extend(walk_lane(conn, prepared, *lane, descending, &mut progress).await?);
    }
    sort_by_time(&mut keys, descending);
    Ok(progress.found(keys, plan(prepared)))
}

fn sort_by_time(keys: &mut [EventKey], descending: bool) {
    if descending {
        keys.sort_unstable_by_key(|key| Reverse(*key));
    } else {
        keys.sort_unstable();
    }
}

fn plan(prepared: &Prepared) -> &'static str {
    prepared.lanes.first().map_or("nothing can match", |lane| lane.plan())
}

/// The key of the row that is looked for.
fn key_column(prepared: &Prepared) -> &'static str {
    match prepared.kind {
        EventType::Aggregated => "event.key",
        EventType::Raw => "raw.key",
    }
}

/// The first keys of a lane, and the count of the others as far as it goes.
async fn walk_lane(
    conn: &mut Conn,
    prepared: &Prepared,
    lane: Lane,
    descending: bool,
    progress: &mut Progress<'_>,
) -> Result<Vec<EventKey>> {
    let mut keys: Vec<EventKey> = Vec::new();
    // Those that no later slice can come before.
    let mut settled = 0;
    let mut slices = Slices::new(prepared, lane, descending);
    while let Some(slice) = slices.next(conn).await? {
        if settled < progress.needed {
            let missing = progress.needed - settled;
            let found = first_of(conn, prepared, &slice, descending, missing, progress).await?;
            progress.scanned += slice.rows;
            let all = found.len() < missing;
            keys.extend(found.iter().copied());
            if all {
                progress.counted += found.len() as u64;
            } else if progress.wanted.budget.counted == 0 {
                // There may be more in this slice, and nobody asks how much.
                progress.counted += missing as u64;
                progress.complete = false;
            } else {
                // The page ends within this slice: what follows is only counted.
                progress.counted += count(conn, prepared, &slice, progress).await?;
            }
            settled = settle(prepared, &slice, descending, &mut keys);
        } else {
            progress.counted += count(conn, prepared, &slice, progress).await?;
            progress.scanned_to_count += slice.rows;
        }
        if settled < progress.needed && progress.is_exhausted() {
            progress.stop_at(&slice);
            break;
        }
        if settled >= progress.needed && progress.counted_enough() {
            progress.complete = slices.next(conn).await?.is_none() && progress.complete;
            break;
        }
    }
    Ok(keys)
}

/// Sorts what was found so far, and says how many of the first are final. A raw event that is found by its
/// aggregate may lie behind those of the next slice by as much as occurrences lie behind their event's key.
fn settle(prepared: &Prepared, slice: &Slice, descending: bool, keys: &mut [EventKey]) -> usize {
    if slice.is_in_order(prepared) {
        return keys.len();
    }
    sort_by_time(keys, descending);
    if descending {
        let open = EventKey::last_at(slice.oldest().plus_millis(prepared.reach.after));
        keys.partition_point(|key| *key > open)
    } else {
        let open = EventKey::first_at(slice.newest().plus_millis(-prepared.reach.before));
        keys.partition_point(|key| *key < open)
    }
}

/// The first matching keys of a slice.
async fn first_of(
    conn: &mut Conn,
    prepared: &Prepared,
    slice: &Slice,
    descending: bool,
    most: usize,
    progress: &mut Progress<'_>,
) -> Result<Vec<EventKey>> {
    let key = key_column(prepared);
    let order = if descending { " DESC" } else { "" };
    let Some(check) = progress.wanted.check else {
        let mut query = slice.select(prepared, key);
        query.push(" ORDER BY ").push(key).push(order).push(" LIMIT ").push_bind(most as i64);
        return keys_of(conn, query).await;
    };
    let mut keys: Vec<EventKey> = Vec::new();
    let mut after: Option<EventKey> = None;
    while keys.len() < most && progress.checked < progress.wanted.budget.checked {
        let mut query = slice.select(prepared, key);
        if let Some(after) = after {
            query.push(" AND ").push(key).push(if descending { " < " } else { " > " }).push_bind(after);
        }
        query.push(" ORDER BY ").push(key).push(order).push(" LIMIT ").push_bind(CHECKED_AT_ONCE);
        let found = keys_of(conn, query).await?;
        let Some(last) = found.last().copied() else { break };
        after = Some(last);
        progress.checked += found.len() as u64;
        keys.extend(checked(conn, prepared.kind, found, check).await?);
    }
    keys.truncate(most);
    Ok(keys)
}

/// Records that are read in one go.
const CHECKED_AT_ONCE: i64 = 256;

async fn keys_of(conn: &mut Conn, query: Sql) -> Result<Vec<EventKey>> {
    let found: Vec<(i64,)> = query.fetch_all(conn).await?;
    Ok(found.into_iter().map(|(key,)| EventKey(key)).collect())
}

/// Those whose records match.
async fn checked(
    conn: &mut Conn,
    kind: EventType,
    keys: Vec<EventKey>,
    check: Check<'_>,
) -> Result<Vec<EventKey>> {
    let candidates = candidate::candidates(conn, kind, &keys).await?;
    Ok(candidates.iter().filter(|candidate| check(candidate)).map(|candidate| candidate.facts.key).collect())
}

async fn count(
    conn: &mut Conn,
    prepared: &Prepared,
    slice: &Slice,
    progress: &mut Progress<'_>,
) -> Result<u64> {
    if progress.wanted.check.is_some() {
        // Newest first, like any other walk over records.
        return Ok(first_of(conn, prepared, slice, true, usize::MAX, progress).await?.len() as u64);
    }
    let (count,): (i64,) = slice.select(prepared, "COUNT(*)").fetch_one(conn).await?;
    Ok(count.unsigned_abs())
}

/// In the order of writing: what is updated is found again. Ties are broken by key, so that pages never
/// lose an event. Uses event_updated or event_customer_updated.
pub(super) async fn by_update(
    conn: &mut Conn,
    prepared: &Prepared,
    descending: bool,
    wanted: Wanted<'_>,
) -> Result<Found> {
    let mut progress = Progress::new(wanted);
    let budget = wanted.budget;
    let mut keys = Vec::new();
    let needed = progress.needed;
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
        query.push(" AND (event.key BETWEEN ").push_bind(prepared.first);
        query.push(" AND ").push_bind(prepared.last);
        if !prepared.far.is_empty() {
            query.push(" OR event.key IN ").push_list(prepared.far.iter().copied());
        }
        query.push(")");
        prepared.predicate.push(&mut query, false);
        query.push(&format!(" ORDER BY updated_at{order}, event.key{order}"));
        let most = match wanted.check {
            None => (needed - keys.len()).max(1) + budget.counted as usize,
            // All of the chunk: which of them match is only seen in their records.
            Some(_) => chunk.unsigned_abs() as usize + 1,
        };
        query.push(" LIMIT ").push_bind(most as i64);
        let mut found = keys_of(conn, query).await?;
        progress.complete = progress.complete && found.len() < most;
        if let Some(check) = wanted.check {
            progress.checked += found.len() as u64;
            found = checked(conn, prepared.kind, found, check).await?;
        }
        progress.counted += found.len() as u64;
        keys.extend(found.into_iter().take(needed - keys.len()));
        let Some(bound) = bound.filter(|(updated, _)| *updated > since) else { break };
        cursor = bound;
        progress.scanned += chunk.unsigned_abs();
        progress.scanned_to_count = progress.scanned;
        let longest = if wanted.check.is_some() { 4_096 } else { 65_536 };
        chunk = (chunk * 4).min(longest);
        let enough = keys.len() >= needed;
        if (enough && progress.counted_enough()) || progress.is_exhausted() {
            progress.complete = false;
            if !enough {
                progress.searched_back_to = Some(Timestamp::clamped(cursor.0));
            }
            break;
        }
    }
    Ok(progress.found(keys, "order of updates"))
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

const SORTABLE: &str =
    "event.key, event.start_at, event.end_at, event.updated_at, event.severity, event.count,
    event.customer_id";
const SORTABLE_RAW: &str = "raw.key, raw.key >> 20 AS start_at, raw.key >> 20 AS end_at,
    raw.received_at AS updated_at, raw.severity, CAST(1 AS BIGINT) AS count, event.customer_id";

impl Sortable {
    fn compare(&self, other: &Self, sort: &[EventSort]) -> Ordering {
        let one = |sort: &EventSort| {
            let of = |row: &Self| match sort.key {
                EventSortKey::Timestamp => EventKey(row.key).timestamp().millis(),
                EventSortKey::Id => row.key,
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
pub(super) async fn in_memory(conn: &mut Conn, prepared: &Prepared, wanted: Wanted<'_>) -> Result<Found> {
    let mut progress = Progress::new(wanted);
    let key = key_column(prepared);
    let columns = if prepared.kind == EventType::Raw { SORTABLE_RAW } else { SORTABLE };
    let mut rows: Vec<Sortable> = Vec::new();
    for lane in &prepared.lanes {
        let mut slices = Slices::new(prepared, *lane, true);
        while let Some(slice) = slices.next(conn).await? {
            let mut query = slice.select(prepared, columns);
            query.push(" ORDER BY ").push(key).push(" DESC");
            let mut found = query.fetch_all::<Sortable>(conn).await?;
            if let Some(check) = wanted.check {
                progress.checked += found.len() as u64;
                let keys = found.iter().map(|row| EventKey(row.key)).collect();
                let matching = checked(conn, prepared.kind, keys, check).await?;
                found.retain(|row| matching.contains(&EventKey(row.key)));
            }
            rows.extend(found);
            progress.scanned += slice.rows;
            if rows.len() > wanted.budget.sorted || progress.is_exhausted() {
                progress.stop_at(&slice);
                break;
            }
        }
    }
    progress.counted = rows.len() as u64;
    rows.sort_unstable_by(|a, b| a.compare(b, wanted.sort));
    let keys = rows.iter().map(|row| EventKey(row.key)).collect();
    Ok(progress.found(keys, plan(prepared)))
}
