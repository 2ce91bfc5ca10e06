//! The log as a list, the newest first.

use super::lanes::{Lane, span};
use crate::{
    Conn, Result, Scope, StoreError,
    case::access::and_activity_in_scope,
    listing::{COUNTED, count, told_by_page, total},
    query::{Sql, like_pattern, sql},
};
use argus_domain::{
    ActivityId, CaseId, Timestamp, UserId,
    activity::{Activity, ActivityFilter, ActivityPage, Via},
    criteria::{Page, Total},
};
use std::collections::HashMap;

/// Rows of all lanes together that are looked through for what no index knows.
const SCANNED: i64 = 100_000;

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    at: i64,
    user_id: Option<i64>,
    user_name: String,
    via: String,
    case_id: Option<i64>,
    case_name: Option<String>,
    text: String,
    manual: bool,
}

/// What belongs to no customer is seen by those who see everything.
pub async fn list(
    conn: &mut Conn,
    scope: &Scope,
    filter: &ActivityFilter,
    limit: u32,
    offset: u32,
) -> Result<ActivityPage> {
    let search = Search::new(conn, scope, filter).await?;
    let ids = search.ids(conn, limit, offset).await?;
    let searched_back_to = search.end(conn).await?;
    let counted = match told_by_page(ids.len(), limit, offset) {
        Some(count) => count,
        None => search.count(conn).await?,
    };
    let total = match total(counted) {
        Total::Exactly(count) if searched_back_to.is_some() => Total::MoreThan(count),
        total => total,
    };
    Ok(ActivityPage { page: Page { rows: rows(conn, &ids).await?, total }, searched_back_to })
}

/// The newest of them, for whoever goes on with what is before the last and so needs no total.
pub async fn newest(
    conn: &mut Conn,
    scope: &Scope,
    filter: &ActivityFilter,
    limit: u32,
) -> Result<Vec<Activity>> {
    let ids = Search::new(conn, scope, filter).await?.ids(conn, limit, 0).await?;
    rows(conn, &ids).await
}

/// What rows of the log are of, by the names for programs.
pub async fn actions(conn: &mut Conn, ids: &[ActivityId]) -> Result<HashMap<ActivityId, String>> {
    let mut query = sql("SELECT id, action FROM activity WHERE id IN ");
    query.push_list(ids.iter().copied());
    let rows: Vec<(i64, String)> = query.fetch_all(conn).await?;
    Ok(rows.into_iter().map(|(id, action)| (ActivityId(id), action)).collect())
}

/// How the engine would find a page, for tests.
pub async fn explain(conn: &mut Conn, scope: &Scope, filter: &ActivityFilter) -> Result<Vec<String>> {
    let search = Search::new(conn, scope, filter).await?;
    let mut plan = Vec::new();
    for lane in &search.lanes {
        let mut query = search.lane(*lane);
        query.push(" ORDER BY id DESC LIMIT 10");
        plan.extend(query.explain(conn).await?);
    }
    Ok(plan)
}

struct Search<'a> {
    scope: &'a Scope,
    filter: &'a ActivityFilter,
    lanes: Vec<Lane>,
    first: i64,
    last: i64,
}

impl<'a> Search<'a> {
    async fn new(conn: &mut Conn, scope: &'a Scope, filter: &'a ActivityFilter) -> Result<Self> {
        let lanes = Lane::choose(conn, scope, filter).await?;
        let (first, last) = span(conn, filter).await?;
        Ok(Self { scope, filter, lanes, first, last })
    }

    /// Whether rows are looked at that no index leads to.
    fn looks_through(&self) -> bool {
        let Self { filter, lanes, .. } = self;
        let by_lane = |lane: Lane| lanes.first() == Some(&lane);
        !filter.text.trim().is_empty()
            || filter.manual.is_some() && !by_lane(Lane::Manual)
            || filter.from_api.is_some() && !by_lane(Lane::Api)
            || !filter.user.trim().is_empty() && !matches!(lanes.first(), Some(Lane::User(_) | Lane::Rule))
    }

    /// Rows that are looked through of each lane.
    fn scanned(&self) -> i64 {
        SCANNED / self.lanes.len().max(1) as i64
    }

    /// `SELECT id FROM …` with what matches of a lane.
    fn lane(&self, lane: Lane) -> Sql {
        let mut query = self.rows_of(lane, "SELECT id, at, user_id, user_name, via, manual, text");
        if self.looks_through() {
            query.push(" ORDER BY id DESC LIMIT ").push_bind(self.scanned());
        }
        let mut query = query.wrapped("SELECT id FROM (", ") seen WHERE 1 = 1");
        self.and_filter(&mut query);
        query
    }

    /// The rows of a lane that may be seen.
    fn rows_of(&self, lane: Lane, select: &str) -> Sql {
        let mut query = sql(format!("{select} FROM activity WHERE activity.id BETWEEN "));
        query.push_bind(self.first).push(" AND ").push_bind(self.last);
        lane.push(&mut query);
        if !self.filter.not_case_related {
            query.push(" AND activity.case_id IS NOT NULL");
        }
        and_activity_in_scope(&mut query, self.scope);
        query
    }

    fn and_filter(&self, query: &mut Sql) {
        let filter = self.filter;
        if let Some(from) = filter.from {
            query.push(" AND at >= ").push_bind(from);
        }
        if let Some(to) = filter.to {
            query.push(" AND at <= ").push_bind(to);
        }
        if let Some(manual) = filter.manual {
            query.push(" AND manual = ").push_bind(manual);
        }
        if let Some(from_api) = filter.from_api {
            query.push(if from_api { " AND via = 'api'" } else { " AND via <> 'api'" });
        }
        let user = filter.user.trim();
        if !user.is_empty() && !matches!(self.lanes.first(), Some(Lane::User(_) | Lane::Rule)) {
            query.push(" AND (LOWER(user_name) LIKE ").push_bind(like_pattern(user)).push(" ESCAPE '\\'");
            query.push(" OR user_id IN (SELECT id FROM app_user WHERE LOWER(name) LIKE ");
            query.push_bind(like_pattern(user)).push(" ESCAPE '\\'))");
        }
        let text = filter.text.trim();
        if !text.is_empty() {
            query.push(" AND LOWER(text) LIKE ").push_bind(like_pattern(text)).push(" ESCAPE '\\'");
        }
    }

    /// The numbers of a page's rows, the newest first.
    async fn ids(&self, conn: &mut Conn, limit: u32, offset: u32) -> Result<Vec<ActivityId>> {
        // Rows of one lane that come before the page need not be told.
        let (skipped, needed) = match self.lanes.len() {
            1 => (offset, i64::from(limit)),
            _ => (0, i64::from(offset) + i64::from(limit)),
        };
        let mut ids: Vec<i64> = Vec::new();
        for lane in &self.lanes {
            let mut query = self.lane(*lane);
            query.push(" ORDER BY id DESC LIMIT ").push_bind(needed).push(" OFFSET ").push_bind(skipped);
            let found: Vec<(i64,)> = query.fetch_all(conn).await?;
            ids.extend(found.into_iter().map(|(id,)| id));
        }
        ids.sort_unstable_by(|a, b| b.cmp(a));
        Ok(ids.into_iter().skip((offset - skipped) as usize).take(limit as usize).map(ActivityId).collect())
    }

    /// How many there are in all, up to more than a bound.
    async fn count(&self, conn: &mut Conn) -> Result<u64> {
        let mut counted = 0;
        for lane in &self.lanes {
            if counted > COUNTED {
                break;
            }
            counted += count(conn, self.lane(*lane)).await?;
        }
        Ok(counted)
    }

    /// The time of the oldest row that was looked at, where there are older ones.
    async fn end(&self, conn: &mut Conn) -> Result<Option<Timestamp>> {
        if !self.looks_through() {
            return Ok(None);
        }
        let mut end = None;
        for lane in &self.lanes {
            let mut query = self.rows_of(*lane, "SELECT at");
            query.push(" ORDER BY activity.id DESC LIMIT 1 OFFSET ").push_bind(self.scanned());
            let row: Option<(i64,)> = query.fetch_optional(conn).await?;
            end = end.max(row.map(|(at,)| Timestamp::clamped(at)));
        }
        Ok(end)
    }
}

async fn rows(conn: &mut Conn, ids: &[ActivityId]) -> Result<Vec<Activity>> {
    let mut query = sql(
        "SELECT activity.id, at, user_id, user_name, via, case_id, soc_case.name AS case_name, text, manual
         FROM activity LEFT JOIN soc_case ON soc_case.id = activity.case_id WHERE activity.id IN ",
    );
    query.push_list(ids.iter().copied()).push(" ORDER BY activity.id DESC");
    let rows: Vec<Row> = query.fetch_all(conn).await?;
    rows.into_iter().map(activity).collect()
}

fn activity(row: Row) -> Result<Activity> {
    let via = Via::ALL.into_iter().find(|via| via.name() == row.via);
    Ok(Activity {
        id: ActivityId(row.id),
        at: Timestamp::clamped(row.at),
        user: row.user_id.map(UserId),
        user_name: row.user_name,
        via: via.ok_or_else(|| StoreError::corrupt(row.via))?,
        case_title: row.case_id.zip(row.case_name).map(|(id, name)| format!("#{id} – {name}")),
        case: row.case_id.map(CaseId),
        text: row.text,
        manual: row.manual,
    })
}
