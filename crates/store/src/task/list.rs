//! Lists of tasks.

use super::read::{SELECT, tasks};
use crate::{
    Conn, Result, Scope,
    case::access::and_case_in_scope,
    listing::{count, in_order, told_by_page, total},
    query::{Sql, sql},
};
use argus_domain::{
    CaseId, TaskId, Timestamp, UserId,
    criteria::Page,
    task::{Task, TaskCase, TaskFilter},
};

/// Of a case that may be seen: what is to be done first, in the order of adding. Uses task_case.
pub async fn of_case(conn: &mut Conn, case: CaseId, limit: u32, offset: u32) -> Result<Page<Task>> {
    let mut condition = sql(" WHERE task.case_id = ");
    condition.push_bind(case).push(" AND task.deleted_at IS NULL");
    page(conn, condition, " ORDER BY task.is_over, task.id", limit, offset).await
}

/// Of a case that may be seen, in the same order, those after one of them. Uses task_case.
pub async fn after(conn: &mut Conn, case: CaseId, after: Option<&Task>, limit: u32) -> Result<Vec<Task>> {
    let (is_over, id) = after.map_or((false, TaskId(0)), |task| (task.status.is_over(), task.id));
    let mut query = sql(SELECT);
    query.push(" WHERE task.case_id = ").push_bind(case).push(" AND task.deleted_at IS NULL");
    query.push(" AND (task.is_over, task.id) > (");
    query.push_bind(is_over).push(", ").push_bind(id);
    query.push(") ORDER BY task.is_over, task.id LIMIT ").push_bind(limit);
    tasks(conn, query).await
}

/// Somebody's tasks in open cases that he may see: what is due first comes first. Uses task_assignee_user.
pub async fn mine(
    conn: &mut Conn,
    scope: &Scope,
    user: UserId,
    filter: &TaskFilter,
    now: Timestamp,
    (limit, offset): (u32, u32),
) -> Result<Page<Task>> {
    let mut condition = of_user(scope, user);
    if filter.statuses.is_empty() || filter.overdue {
        condition.push(" AND NOT task.is_over");
    }
    if !filter.statuses.is_empty() {
        condition.push(" AND task.status IN ").push_list(filter.statuses.iter().map(|status| status.name()));
    }
    if filter.overdue {
        condition.push(" AND task.due_at < ").push_bind(now);
    }
    if let Some(case) = filter.case {
        condition.push(" AND task.case_id = ").push_bind(case);
    }
    page(conn, condition, " ORDER BY task.due_at IS NULL, task.due_at, task.id", limit, offset).await
}

/// The open cases in which somebody has something to do, the newest first.
pub async fn cases_of(conn: &mut Conn, scope: &Scope, user: UserId, limit: u32) -> Result<Vec<TaskCase>> {
    let select = "SELECT DISTINCT soc_case.id, soc_case.name FROM task
        JOIN soc_case ON soc_case.id = task.case_id";
    let mut query = of_user(scope, user).wrapped(select, " AND NOT task.is_over");
    query.push(" ORDER BY soc_case.id DESC LIMIT ").push_bind(limit);
    let rows: Vec<(i64, String)> = query.fetch_all(conn).await?;
    let case = |(id, name)| TaskCase { id: CaseId(id), title: format!("#{id} – {name}") };
    Ok(rows.into_iter().map(case).collect())
}

/// How the engine would find somebody's tasks, for tests.
pub async fn explain_mine(conn: &mut Conn, scope: &Scope, user: UserId) -> Result<Vec<String>> {
    of_user(scope, user).wrapped(SELECT, " ORDER BY task.id LIMIT 50").explain(conn).await
}

fn of_user(scope: &Scope, user: UserId) -> Sql {
    let mut condition = sql(" WHERE task.id IN (SELECT task_id FROM task_assignee WHERE user_id = ");
    condition.push_bind(user).push(") AND task.deleted_at IS NULL AND soc_case.lifecycle = 'open'");
    and_case_in_scope(&mut condition, scope);
    condition
}

/// The rows of a page are found first, and only then read.
async fn page(conn: &mut Conn, condition: Sql, order: &str, limit: u32, offset: u32) -> Result<Page<Task>> {
    let all = condition.wrapped("SELECT task.id FROM task JOIN soc_case ON soc_case.id = task.case_id", "");
    let mut page = all.clone();
    page.push(order).push(" LIMIT ").push_bind(limit).push(" OFFSET ").push_bind(offset);
    let ids: Vec<(i64,)> = page.fetch_all(conn).await?;
    let ids: Vec<TaskId> = ids.into_iter().map(|(id,)| TaskId(id)).collect();
    let counted = match told_by_page(ids.len(), limit, offset) {
        Some(count) => count,
        None => count(conn, all).await?,
    };
    let mut query = sql(SELECT);
    query.push(" WHERE task.id IN ").push_list(ids.iter().copied());
    let rows = in_order(&ids, tasks(conn, query).await?, |task| task.id);
    Ok(Page { rows, total: total(counted) })
}

/// How many tasks of a case are still to be done.
pub async fn open_of_case(conn: &mut Conn, case: CaseId) -> Result<u64> {
    let (count,): (i64,) =
        sql("SELECT COUNT(*) FROM task WHERE case_id = $1 AND is_over = $2 AND deleted_at IS NULL")
            .bind(case)
            .bind(false)
            .fetch_one(conn)
            .await?;
    Ok(count.unsigned_abs())
}

/// Who is to do something in a case, also of what was deleted, task by task. Uses task_case.
pub async fn assigned(conn: &mut Conn, case: CaseId) -> Result<Vec<(TaskId, UserId)>> {
    let rows: Vec<(i64, i64)> = sql("SELECT task.id, task_assignee.user_id FROM task
         JOIN task_assignee ON task_assignee.task_id = task.id
         WHERE task.case_id = $1 ORDER BY task.id, task_assignee.user_id")
    .bind(case)
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|(task, user)| (TaskId(task), UserId(user))).collect())
}
