//! Tasks whose time comes, or is over, and whose assignees were not told so.

use crate::{
    Conn, Result, Tx,
    query::{Sql, sql},
};
use argus_domain::{TaskId, Timestamp, task::Nearness};

/// Of open cases, those that are due after a time, at `until` at the latest; the first first. Uses task_told_due or
/// task_told_overdue.
pub async fn untold(
    conn: &mut Conn,
    nearness: Nearness,
    after: Timestamp,
    until: Timestamp,
    limit: u32,
) -> Result<Vec<TaskId>> {
    let rows: Vec<(i64,)> = select(nearness, after, until, limit).fetch_all(conn).await?;
    Ok(rows.into_iter().map(|(id,)| TaskId(id)).collect())
}

/// How the engine would find them, for tests.
pub async fn explain_untold(conn: &mut Conn, nearness: Nearness, until: Timestamp) -> Result<Vec<String>> {
    select(nearness, Timestamp::MIN, until, 50).explain(conn).await
}

fn select(nearness: Nearness, after: Timestamp, until: Timestamp, limit: u32) -> Sql {
    // In this order, so that SQLite does not begin with all open cases.
    let mut query = sql("SELECT task.id FROM task CROSS JOIN soc_case
         WHERE soc_case.id = task.case_id AND soc_case.lifecycle = 'open' AND soc_case.deleted_at IS NULL AND ");
    query.push(untold_by(nearness)).push(" AND due_at > ").push_bind(after);
    query.push(" AND due_at <= ").push_bind(until).push(" ORDER BY due_at, task.id LIMIT ").push_bind(limit);
    query
}

/// As the indexes have it.
fn untold_by(nearness: Nearness) -> &'static str {
    match nearness {
        Nearness::Soon => {
            "NOT is_over AND task.deleted_at IS NULL AND (told_due_at IS NULL OR told_due_at <> due_at)"
        }
        Nearness::Over => {
            "NOT is_over AND task.deleted_at IS NULL AND (told_overdue_at IS NULL OR told_overdue_at <> due_at)"
        }
    }
}

/// `false` if another server was faster, or it is done or due at another time by now. Others wait until the transaction
/// ends. Who is told that it is over need not be told that it comes.
pub async fn claim_told(
    tx: &mut Tx,
    nearness: Nearness,
    id: TaskId,
    after: Timestamp,
    until: Timestamp,
) -> Result<bool> {
    let set = match nearness {
        Nearness::Soon => "UPDATE task SET told_due_at = due_at WHERE ",
        Nearness::Over => "UPDATE task SET told_overdue_at = due_at, told_due_at = due_at WHERE ",
    };
    let mut query = sql(set);
    query.push(untold_by(nearness)).push(" AND id = ").push_bind(id);
    query.push(" AND due_at > ").push_bind(after).push(" AND due_at <= ").push_bind(until);
    Ok(query.execute(tx).await? > 0)
}
