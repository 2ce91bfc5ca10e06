//! The rows that a filter means, lane by lane.

use super::lanes::{Lane, span};
use crate::{
    Conn, Engine, Result, Scope,
    case::access::{and_activity_in_scope, and_activity_not_kept},
    listing::count,
    query::{Sql, like_pattern, sql},
};
use argus_domain::{ActivityId, Timestamp, activity::ActivityFilter};

/// Rows of all lanes together that are looked through for what their index holds, but not in its order.
const SCANNED: i64 = 100_000;

/// The same where the rows themselves have to be read, one here and one there.
const READ: i64 = 8_000;

/// The same where they lie side by side.
const READ_IN_ORDER: i64 = 40_000;

/// From so many rows on, those before a page are counted rather than merged.
const COUNTED_FROM: u32 = 1_000;

/// In so many parts at most.
const COUNTED_IN: usize = 20;

const NEWEST_FIRST: &str = " ORDER BY id DESC LIMIT ";

pub(super) struct Search<'a> {
    scope: &'a Scope,
    filter: &'a ActivityFilter,
    lanes: Vec<Part>,
    last: i64,
    is_bounded: bool,
}

/// What is looked at of a lane.
struct Part {
    lane: Lane,
    first: i64,
    /// The time of the newest row before that, where there is one.
    end: Option<Timestamp>,
}

impl<'a> Search<'a> {
    pub(super) async fn new(conn: &mut Conn, scope: &'a Scope, filter: &'a ActivityFilter) -> Result<Self> {
        let lanes = Lane::choose(conn, scope, filter).await?;
        let (first, last) = span(conn, filter).await?;
        let bound = bound(filter, &lanes);
        let mut parts = Vec::new();
        for lane in lanes {
            let end = match bound {
                Some(rows) => end(conn, &lane, rows, first, last).await?,
                None => None,
            };
            let (first, end) = end.map_or((first, None), |(id, at)| (id + 1, Some(at)));
            parts.push(Part { lane, first, end });
        }
        Ok(Self { scope, filter, lanes: parts, last, is_bounded: bound.is_some() })
    }

    /// The time of the newest row that was not looked at, where there is one.
    pub(super) fn searched_back_to(&self) -> Option<Timestamp> {
        self.lanes.iter().filter_map(|part| part.end).max()
    }

    /// The numbers of a page's rows, the newest first. Each lane is in that order by itself: the engines merge them as
    /// far as the page is long, and tell no row before it.
    pub(super) async fn ids(&self, conn: &mut Conn, limit: u32, offset: u32) -> Result<Vec<ActivityId>> {
        let (last, offset) = self.nearer(conn, offset).await?;
        let Some(mut page) = self.matching(0, last) else { return Ok(Vec::new()) };
        page.push(NEWEST_FIRST).push_bind(limit).push(" OFFSET ").push_bind(offset);
        let ids: Vec<(i64,)> = page.fetch_all(conn).await?;
        Ok(ids.into_iter().map(|(id,)| ActivityId(id)).collect())
    }

    /// The number from which on so many rows come before a page that begins after `offset` of all. Of n numbers in a
    /// row at most n are of rows that match, so counting those never leads beyond the page; and counting costs SQLite
    /// much less than merging. (PostgreSQL merges well, and each question costs it a plan.)
    async fn nearer(&self, conn: &mut Conn, offset: u32) -> Result<(i64, u32)> {
        let (mut last, mut left) = (self.last, offset);
        if conn.engine() == Engine::Postgres || self.lanes.len() < 2 || left < COUNTED_FROM {
            return Ok((last, left));
        }
        let (newest,): (Option<i64>,) = sql("SELECT MAX(id) FROM activity").fetch_one(conn).await?;
        last = last.min(newest.unwrap_or(0));
        for _ in 0..COUNTED_IN {
            if left < COUNTED_FROM || last <= 0 {
                break;
            }
            let first = last - i64::from(left);
            let Some(rows) = self.matching(first + 1, last) else { break };
            let (passed,): (i64,) =
                rows.wrapped("SELECT COUNT(*) FROM (", ") AS passed").fetch_one(conn).await?;
            left = left.saturating_sub(u32::try_from(passed).unwrap_or(left));
            last = first;
        }
        Ok((last, left))
    }

    /// Whether rows are looked through for what no index says.
    pub(super) fn is_bounded(&self) -> bool {
        self.is_bounded
    }

    /// How many there are in all, up to more than a bound.
    pub(super) async fn count(&self, conn: &mut Conn) -> Result<u64> {
        match self.matching(0, self.last) {
            Some(all) => count(conn, all).await,
            None => Ok(0),
        }
    }

    pub(super) async fn explain(&self, conn: &mut Conn) -> Result<Vec<String>> {
        let Some(mut page) = self.matching(0, self.last) else { return Ok(Vec::new()) };
        page.push(NEWEST_FIRST).push_bind(10);
        page.explain(conn).await
    }

    /// `SELECT id FROM …` with what matches and may be seen of these numbers, lane after lane; nothing without a lane.
    fn matching(&self, first: i64, last: i64) -> Option<Sql> {
        let mut all = sql("");
        match self.lanes.as_slice() {
            [] => return None,
            [one] => self.push(&mut all, one, (first, last)),
            // PostgreSQL merges parts that are said to be in order, and sorts all of them otherwise.
            parts => {
                for (number, part) in parts.iter().enumerate() {
                    all.push(if number > 0 { " UNION ALL " } else { "" }).push("SELECT id FROM (");
                    self.push(&mut all, part, (first, last));
                    all.push(" ORDER BY id DESC) AS lane");
                }
            }
        }
        Some(all)
    }

    fn push(&self, query: &mut Sql, part: &Part, (first, last): (i64, i64)) {
        query.push("SELECT id FROM activity WHERE activity.id BETWEEN ");
        query.push_bind(part.first.max(first)).push(" AND ").push_bind(last);
        part.lane.push(query);
        if !self.filter.not_case_related {
            query.push(" AND activity.case_id IS NOT NULL");
        }
        match &part.lane {
            // It is one of the scope. Said once more, PostgreSQL would not walk the index in order.
            Lane::Customer(_) => and_activity_not_kept(query, self.scope),
            _ => and_activity_in_scope(query, self.scope),
        }
        self.and_filter(query, &part.lane);
    }

    /// What the lane does not say by itself. `IS TRUE` keeps the engines from an index other than the lane's.
    fn and_filter(&self, query: &mut Sql, lane: &Lane) {
        let filter = self.filter;
        if let Some(from) = filter.from {
            query.push(" AND (at >= ").push_bind(from).push(") IS TRUE");
        }
        if let Some(to) = filter.to {
            query.push(" AND (at <= ").push_bind(to).push(") IS TRUE");
        }
        if let Some(manual) = filter.manual.filter(|_| *lane != Lane::Manual) {
            query.push(" AND (manual = ").push_bind(manual).push(") IS TRUE");
        }
        if let Some(from_api) = filter.from_api.filter(|_| *lane != Lane::Api) {
            query.push(if from_api { " AND (via = 'api') IS TRUE" } else { " AND (via <> 'api') IS TRUE" });
        }
        let user = filter.user.trim();
        if !user.is_empty() && !lane.is_of_somebody() {
            query.push(" AND (LOWER(user_name) LIKE ").push_bind(like_pattern(user)).push(" ESCAPE '\\'");
            query.push(" OR user_id IN (SELECT id FROM app_user WHERE LOWER(name) LIKE ");
            query.push_bind(like_pattern(user)).push(" ESCAPE '\\'))");
        }
        let text = filter.text.trim();
        if !text.is_empty() {
            query.push(" AND LOWER(text) LIKE ").push_bind(like_pattern(text)).push(" ESCAPE '\\'");
        }
    }
}

/// How many rows of each lane are looked through, where something is asked that the lanes don't say by themselves.
fn bound(filter: &ActivityFilter, lanes: &[Lane]) -> Option<i64> {
    let lane = lanes.first()?;
    let reads = !filter.text.trim().is_empty() || !filter.user.trim().is_empty() && !lane.is_of_somebody();
    let scans =
        filter.manual.is_some() && *lane != Lane::Manual || filter.from_api.is_some() && *lane != Lane::Api;
    let rows = match (reads, lane) {
        (true, Lane::All) => READ_IN_ORDER,
        (true, _) => READ,
        (false, _) if scans => SCANNED,
        (false, _) => return None,
    };
    Some(rows / lanes.len() as i64)
}

/// The newest row of a lane that is not looked at any more.
async fn end(
    conn: &mut Conn,
    lane: &Lane,
    rows: i64,
    first: i64,
    last: i64,
) -> Result<Option<(i64, Timestamp)>> {
    let mut number = sql("SELECT id FROM activity WHERE id BETWEEN ");
    number.push_bind(first).push(" AND ");
    if *lane == Lane::All {
        // They are numbered without gaps.
        let (newest,): (Option<i64>,) = sql("SELECT MAX(id) FROM activity").fetch_one(conn).await?;
        number.push_bind(last.min(newest.unwrap_or(0)) - rows).push(" ORDER BY id DESC LIMIT 1");
    } else {
        number.push_bind(last);
        lane.push(&mut number);
        number.push(" ORDER BY id DESC LIMIT 1 OFFSET ").push_bind(rows);
    }
    // The index knows the number; one row is read for its time.
    let query = number.wrapped("SELECT id, at FROM activity WHERE id = (", ")");
    let row: Option<(i64, i64)> = query.fetch_optional(conn).await?;
    Ok(row.map(|(id, at)| (id, Timestamp::clamped(at))))
}
