//! The log as a list, the newest first.

use super::search::Search;
use crate::{
    Conn, Result, Scope, StoreError,
    listing::{COUNTED, told_by_page, total},
    query::sql,
};
use argus_domain::{
    ActivityId, CaseId, Timestamp, UserId,
    activity::{Activity, ActivityFilter, ActivityPage, Via},
    criteria::{Page, Total},
};
use std::collections::HashMap;

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
    let (ids, counted) = found(conn, &search, limit, offset).await?;
    let searched_back_to = search.searched_back_to();
    let total = match total(counted) {
        Total::Exactly(count) if searched_back_to.is_some() => Total::MoreThan(count),
        total => total,
    };
    Ok(ActivityPage { page: Page { rows: rows(conn, &ids).await?, total }, searched_back_to })
}

/// A page, and how many there are in all, up to more than a bound.
async fn found(
    conn: &mut Conn,
    search: &Search<'_>,
    limit: u32,
    offset: u32,
) -> Result<(Vec<ActivityId>, u64)> {
    // Where rows have to be looked through, that is done once.
    if search.is_bounded() && u64::from(offset) + u64::from(limit) <= COUNTED {
        let all = search.ids(conn, COUNTED as u32 + 1, 0).await?;
        let page = all.iter().copied().skip(offset as usize).take(limit as usize).collect();
        return Ok((page, all.len() as u64));
    }
    let ids = search.ids(conn, limit, offset).await?;
    let counted = match told_by_page(ids.len(), limit, offset) {
        Some(count) => count,
        None => search.count(conn).await?,
    };
    Ok((ids, counted))
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
    Search::new(conn, scope, filter).await?.explain(conn).await
}

/// Those of `ids`, which were found within a scope; the newest first.
pub(crate) async fn rows(conn: &mut Conn, ids: &[ActivityId]) -> Result<Vec<Activity>> {
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
