//! Reading tasks.

use super::Input;
use crate::{
    Conn, Result, Scope, StoreError,
    case::access::and_case_in_scope,
    listing::{count, total},
    query::{Sql, like_pattern, sql},
};
use argus_domain::{
    CaseId, CustomerId, ModuleId, ModuleTaskId, Timestamp, UserId,
    criteria::Page,
    module::{ModuleTask, TaskFilter, TaskState, TaskTry},
};
use serde_json::Value;

/// Cases, people and modules of one name that are looked for.
const NAMED: u32 = 100;

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    module_id: i64,
    module_name: String,
    work: String,
    case_id: Option<i64>,
    case_name: Option<String>,
    user_id: Option<i64>,
    user_name: String,
    state: String,
    tries: i64,
    queued_at: i64,
    next_at: Option<i64>,
    started_at: Option<i64>,
    ended_at: Option<i64>,
    progress: Option<String>,
    message: Option<String>,
}

const SELECT: &str = "SELECT module_task.id, module_task.module_id, module_task.module_name, module_task.work,
        module_task.case_id, soc_case.name AS case_name, module_task.user_id, module_task.user_name,
        module_task.state, module_task.tries, module_task.queued_at, module_task.next_at, module_task.started_at,
        module_task.ended_at, module_task.progress, module_task.message
    FROM module_task LEFT JOIN soc_case ON soc_case.id = module_task.case_id
    WHERE module_task.id IN (SELECT id FROM (";

/// The newest first. Uses module_task_case, module_task_module, module_task_user, module_task_state, module_task_took or
/// module_task_queued.
pub async fn list(
    conn: &mut Conn,
    scope: &Scope,
    filter: &TaskFilter,
    limit: u32,
    offset: u32,
) -> Result<Page<ModuleTask>> {
    let condition = condition(conn, scope, filter).await?;
    let total = total(count(conn, condition.clone().wrapped("SELECT 1 FROM module_task", "")).await?);
    let rows: Vec<Row> = page(condition, limit, offset)
        .wrapped(SELECT, ") page) ORDER BY module_task.queued_at DESC, module_task.id DESC")
        .fetch_all(conn)
        .await?;
    Ok(Page { rows: rows.into_iter().map(task).collect::<Result<_>>()?, total })
}

/// How the engine would find a page, for tests.
pub async fn explain_list(conn: &mut Conn, scope: &Scope, filter: &TaskFilter) -> Result<Vec<String>> {
    let condition = condition(conn, scope, filter).await?;
    page(condition, 50, 0).explain(conn).await
}

fn page(condition: Sql, limit: u32, offset: u32) -> Sql {
    let mut page =
        condition.wrapped("SELECT id FROM module_task", " ORDER BY queued_at DESC, id DESC LIMIT ");
    page.push_bind(limit).push(" OFFSET ").push_bind(offset);
    page
}

/// One of them, with what lists do not show.
#[derive(Clone, Debug)]
pub struct Found {
    pub task: ModuleTask,
    pub customer: Option<CustomerId>,
    pub priority: i64,
    pub input: Input,
    pub result: Option<Value>,
    pub traceback: Option<String>,
    pub attempts: Vec<TaskTry>,
    pub again_of: Option<ModuleTaskId>,
    pub again: Option<ModuleTaskId>,
    pub is_cancelling: bool,
}

#[derive(sqlx::FromRow)]
struct Rest {
    customer_id: Option<i64>,
    priority: i64,
    input: String,
    result: Option<String>,
    traceback: Option<String>,
    attempts: String,
    again_of: Option<i64>,
    again: Option<i64>,
    cancel_at: Option<i64>,
}

pub async fn get(conn: &mut Conn, scope: &Scope, id: ModuleTaskId) -> Result<Option<Found>> {
    let filter = TaskFilter { id: Some(id), ..TaskFilter::default() };
    let Some(task) = list(conn, scope, &filter, 1, 0).await?.rows.pop() else { return Ok(None) };
    let rest: Rest = sql("SELECT customer_id, priority, input, result, traceback, attempts, again_of,
            (SELECT MAX(newer.id) FROM module_task newer WHERE newer.again_of = module_task.id) AS again, cancel_at
         FROM module_task WHERE id = $1")
    .bind(id)
    .fetch_one(conn)
    .await?;
    let json = |text: String| serde_json::from_str(&text).map_err(StoreError::corrupt);
    Ok(Some(Found {
        is_cancelling: rest.cancel_at.is_some() && !task.state.is_final(),
        task,
        customer: rest.customer_id.map(CustomerId),
        priority: rest.priority,
        input: serde_json::from_str(&rest.input).map_err(StoreError::corrupt)?,
        result: rest.result.map(json).transpose()?,
        traceback: rest.traceback,
        attempts: serde_json::from_str(&rest.attempts).map_err(StoreError::corrupt)?,
        again_of: rest.again_of.map(ModuleTaskId),
        again: rest.again.map(ModuleTaskId),
    }))
}

/// Those of which anything changed after a moment, and the moment up to which that is told. Uses module_task_touched.
pub async fn touched(
    conn: &mut Conn,
    scope: &Scope,
    after: Timestamp,
    limit: u32,
) -> Result<Vec<(ModuleTaskId, Timestamp)>> {
    let mut query = sql("SELECT id, touched_at FROM module_task WHERE touched_at > ");
    query.push_bind(after);
    and_in_scope(&mut query, scope);
    query.push(" ORDER BY touched_at, id LIMIT ").push_bind(limit);
    let rows: Vec<(i64, i64)> = query.fetch_all(conn).await?;
    Ok(rows.into_iter().map(|(id, at)| (ModuleTaskId(id), Timestamp::clamped(at))).collect())
}

/// What is about a case is seen by whoever sees the case; the rest by whoever sees its customer, or all of them if it has
/// none, and by whoever began it.
fn and_in_scope(query: &mut Sql, scope: &Scope) {
    query.push(" AND (CASE WHEN module_task.case_id IS NULL THEN ");
    match scope.only() {
        None => query.push("1 = 1"),
        Some(ids) => query.push("(module_task.customer_id IN ").push_list(ids.iter().copied()),
    };
    if scope.only().is_some() {
        if let Some(viewer) = scope.viewer() {
            query.push(" OR module_task.user_id = ").push_bind(viewer.user);
        }
        query.push(")");
    }
    query.push(" ELSE EXISTS (SELECT 1 FROM soc_case WHERE soc_case.id = module_task.case_id");
    and_case_in_scope(query, scope);
    query.push(") END)");
}

async fn condition(conn: &mut Conn, scope: &Scope, filter: &TaskFilter) -> Result<Sql> {
    let TaskFilter { id, state, case, case_name, module, module_name, user, from, to, longer_than } = filter;
    let mut condition = sql(" WHERE 1 = 1");
    if let Some(id) = *id {
        condition.push(" AND module_task.id = ").push_bind(id);
    }
    if let Some(state) = state {
        condition.push(" AND module_task.state = ").push_bind(state.name());
    }
    if let Some(case) = *case {
        condition.push(" AND module_task.case_id = ").push_bind(case);
    }
    if let Some(cases) = cases_called(conn, case_name).await? {
        condition.push(" AND module_task.case_id IN ").push_list(cases);
    }
    if let Some(module) = *module {
        condition.push(" AND module_task.module_id = ").push_bind(module);
    }
    if let Some(modules) = modules_called(conn, module_name).await? {
        condition.push(" AND module_task.module_id IN ").push_list(modules);
    }
    and_user(conn, &mut condition, user).await?;
    if let Some(from) = *from {
        condition.push(" AND module_task.queued_at >= ").push_bind(from);
    }
    if let Some(to) = *to {
        condition.push(" AND module_task.queued_at <= ").push_bind(to);
    }
    if let Some(longer) = *longer_than {
        condition.push(" AND module_task.took >= ").push_bind(longer);
    }
    and_in_scope(&mut condition, scope);
    Ok(condition)
}

/// The number of a case, or the newest cases that have a text in their names.
async fn cases_called(conn: &mut Conn, text: &str) -> Result<Option<Vec<i64>>> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    if let Ok(number) = text.trim_start_matches('#').parse() {
        return Ok(Some(vec![number]));
    }
    let rows: Vec<(i64,)> = sql("SELECT DISTINCT case_id FROM module_task
         WHERE case_id IN (SELECT id FROM soc_case WHERE LOWER(name) LIKE $1 ESCAPE '\\' ORDER BY id DESC LIMIT $2)")
    .bind(like_pattern(text))
    .bind(NAMED)
    .fetch_all(conn)
    .await?;
    Ok(Some(rows.into_iter().map(|(id,)| id).collect()))
}

/// Modules are few.
async fn modules_called(conn: &mut Conn, text: &str) -> Result<Option<Vec<ModuleId>>> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let rows: Vec<(i64,)> =
        sql("SELECT id FROM module WHERE LOWER(name) LIKE $1 ESCAPE '\\' ORDER BY id LIMIT $2")
            .bind(like_pattern(text))
            .bind(NAMED)
            .fetch_all(conn)
            .await?;
    Ok(Some(rows.into_iter().map(|(id,)| ModuleId(id)).collect()))
}

async fn and_user(conn: &mut Conn, condition: &mut Sql, text: &str) -> Result<()> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(());
    }
    let rows: Vec<(i64,)> = sql(
        "SELECT id FROM app_user WHERE LOWER(login) LIKE $1 ESCAPE '\\' OR LOWER(name) LIKE $1 ESCAPE '\\'
             ORDER BY id LIMIT $2",
    )
    .bind(like_pattern(text))
    .bind(NAMED)
    .fetch_all(conn)
    .await?;
    condition.push(" AND (module_task.user_id IN ").push_list(rows.into_iter().map(|(id,)| UserId(id)));
    if "argus".contains(&text.to_lowercase()) {
        condition.push(" OR module_task.user_id IS NULL");
    }
    condition.push(")");
    Ok(())
}

fn task(row: Row) -> Result<ModuleTask> {
    let state = TaskState::named(&row.state).ok_or_else(|| StoreError::corrupt(row.state))?;
    Ok(ModuleTask {
        id: ModuleTaskId(row.id),
        state,
        progress: row
            .progress
            .map(|text| serde_json::from_str(&text))
            .transpose()
            .map_err(StoreError::corrupt)?,
        case: row.case_id.map(CaseId),
        case_title: row.case_id.zip(row.case_name).map(|(id, name)| format!("#{id} – {name}")),
        module: Some(ModuleId(row.module_id)).filter(|module| *module != super::SYSTEM),
        module_name: row.module_name,
        work: serde_json::from_str(&row.work).map_err(StoreError::corrupt)?,
        user: row.user_id.map(UserId),
        user_name: row.user_name,
        queued: Timestamp::clamped(row.queued_at),
        started: row.started_at.map(Timestamp::clamped),
        ended: row.ended_at.map(Timestamp::clamped),
        next: row.next_at.filter(|_| state == TaskState::Retrying).map(Timestamp::clamped),
        tries: u32::try_from(row.tries).unwrap_or(u32::MAX),
        message: row.message,
    })
}
