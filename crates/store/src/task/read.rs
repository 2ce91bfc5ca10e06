//! Reading tasks.

use crate::{
    Conn, Result, Scope, StoreError,
    case::access::and_case_in_scope,
    query::{Sql, chunks, sql},
    user::person,
};
use argus_domain::{
    CaseId, TaskId, Timestamp, UserId,
    case::Person,
    task::{Task, TaskStatus},
};
use std::collections::HashMap;

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    case_id: i64,
    case_name: String,
    title: String,
    description: String,
    status: String,
    due_at: Option<i64>,
    tags: String,
    template: Option<String>,
    added_at: i64,
    added_by: Option<i64>,
    adder_name: Option<String>,
    over_at: Option<i64>,
    updated_at: i64,
    version: i64,
}

pub(super) const SELECT: &str = "SELECT task.id, task.case_id, soc_case.name AS case_name, task.title,
        task.description, task.status, task.due_at, task.tags, task.template, task.added_at, task.added_by,
        adder.name AS adder_name, task.over_at, task.updated_at, task.version
    FROM task
    JOIN soc_case ON soc_case.id = task.case_id
    LEFT JOIN app_user AS adder ON adder.id = task.added_by";

pub async fn get(conn: &mut Conn, scope: &Scope, id: TaskId) -> Result<Option<Task>> {
    one(conn, scope, id, " AND task.deleted_at IS NULL").await
}

/// One that was removed.
pub async fn removed(conn: &mut Conn, scope: &Scope, id: TaskId) -> Result<Option<Task>> {
    one(conn, scope, id, " AND task.deleted_at IS NOT NULL").await
}

async fn one(conn: &mut Conn, scope: &Scope, id: TaskId, condition: &str) -> Result<Option<Task>> {
    let mut query = sql(SELECT);
    query.push(" WHERE task.id = ").push_bind(id);
    query.push(condition);
    and_case_in_scope(&mut query, scope);
    Ok(tasks(conn, query).await?.pop())
}

/// With their assignees, in the order of the rows.
pub(super) async fn tasks(conn: &mut Conn, query: Sql) -> Result<Vec<Task>> {
    let rows: Vec<Row> = query.fetch_all(conn).await?;
    let ids: Vec<TaskId> = rows.iter().map(|row| TaskId(row.id)).collect();
    let mut assignees = assignees_of(conn, &ids).await?;
    rows.into_iter()
        .map(|row| {
            let id = TaskId(row.id);
            Ok(Task {
                id,
                case: CaseId(row.case_id),
                case_title: format!("#{} – {}", row.case_id, row.case_name),
                title: row.title,
                description: row.description,
                status: TaskStatus::named(&row.status).ok_or_else(|| StoreError::corrupt(row.status))?,
                assignees: assignees.remove(&id).unwrap_or_default(),
                due: row.due_at.map(Timestamp::clamped),
                tags: serde_json::from_str(&row.tags).map_err(StoreError::corrupt)?,
                template: row.template,
                added: Timestamp::clamped(row.added_at),
                added_by: person(row.added_by, row.adder_name),
                over: row.over_at.map(Timestamp::clamped),
                updated: Timestamp::clamped(row.updated_at),
                version: row.version,
            })
        })
        .collect()
}

/// By name.
async fn assignees_of(conn: &mut Conn, tasks: &[TaskId]) -> Result<HashMap<TaskId, Vec<Person>>> {
    let mut assignees: HashMap<TaskId, Vec<Person>> = HashMap::new();
    for chunk in chunks(tasks) {
        let mut query = sql("SELECT task_id, user_id, app_user.name FROM task_assignee
            JOIN app_user ON app_user.id = task_assignee.user_id WHERE task_id IN ");
        query.push_list(chunk.iter().copied()).push(" ORDER BY app_user.name, user_id");
        let rows: Vec<(i64, i64, String)> = query.fetch_all(conn).await?;
        for (task, id, name) in rows {
            assignees.entry(TaskId(task)).or_default().push(Person { id: UserId(id), name });
        }
    }
    Ok(assignees)
}
