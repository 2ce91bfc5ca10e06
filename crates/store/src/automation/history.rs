//! What happened before, as the activity log tells it: rules are tried on it.

use crate::{
    Conn, Result, Scope, StoreError,
    case::access::and_activity_in_scope,
    query::{Sql, sql},
};
use argus_domain::{ActivityId, CaseId, Timestamp};
use serde_json::Value;

/// A row of the log about a case.
#[derive(Clone, Debug)]
pub struct PastRow {
    pub id: ActivityId,
    pub at: Timestamp,
    pub case: CaseId,
    pub user_name: String,
    pub action: String,
    /// Before and after.
    pub detail: Value,
}

/// Where rows that are not older than a moment begin: rows are numbered in the order of commits, and say when their
/// change began. Uses activity_at.
pub async fn first_since(conn: &mut Conn, from: Timestamp) -> Result<ActivityId> {
    /// No change takes longer, in milliseconds.
    const LONGEST: i64 = 600_000;
    let row: Option<(i64,)> = sql("SELECT id FROM activity WHERE at >= $1 ORDER BY at, id LIMIT 1")
        .bind(from.plus_millis(-LONGEST))
        .fetch_optional(conn)
        .await?;
    Ok(row.map_or(ActivityId(i64::MAX), |(id,)| ActivityId(id)))
}

type Row = (i64, i64, i64, String, String, String);

/// Rows of these actions from `first` on and before `before`, the newest first. One probe of activity_action for each
/// action.
pub async fn past(
    conn: &mut Conn,
    scope: &Scope,
    actions: &[&str],
    first: ActivityId,
    before: ActivityId,
    limit: u32,
) -> Result<Vec<PastRow>> {
    let rows: Vec<Row> = select(scope, actions, first, before, limit).fetch_all(conn).await?;
    rows.into_iter()
        .map(|(id, at, case, user_name, action, detail)| {
            Ok(PastRow {
                id: ActivityId(id),
                at: Timestamp::clamped(at),
                case: CaseId(case),
                user_name,
                action,
                detail: serde_json::from_str(&detail).map_err(StoreError::corrupt)?,
            })
        })
        .collect()
}

/// How the engine would find them, for tests.
pub async fn explain_past(conn: &mut Conn, scope: &Scope, actions: &[&str]) -> Result<Vec<String>> {
    select(scope, actions, ActivityId(0), ActivityId(i64::MAX), 50).explain(conn).await
}

fn select(scope: &Scope, actions: &[&str], first: ActivityId, before: ActivityId, limit: u32) -> Sql {
    let mut query = sql("SELECT id, at, case_id, user_name, action, detail FROM (");
    for (index, action) in actions.iter().enumerate() {
        query.push(if index == 0 { "" } else { " UNION ALL " });
        query.push(
            "SELECT * FROM (SELECT id, at, case_id, user_name, action, detail FROM activity WHERE action = ",
        );
        query.push_bind(*action).push(" AND id < ").push_bind(before);
        query.push(" AND id >= ").push_bind(first).push(" AND case_id IS NOT NULL");
        and_activity_in_scope(&mut query, scope);
        query.push(" ORDER BY id DESC LIMIT ").push_bind(limit).push(") lane");
    }
    query.push(") lanes ORDER BY id DESC LIMIT ").push_bind(limit);
    query
}
