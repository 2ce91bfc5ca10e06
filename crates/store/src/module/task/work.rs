//! Taking tasks one by one, and writing what came of them.

use super::Input;
use crate::{
    Conn, Result, StoreError, Tx,
    query::{Sql, sql},
    versioned::json,
};
use argus_domain::{
    CaseId, CustomerId, ModuleId, ModuleTaskId, Timestamp, UserId,
    module::{Progress, TaskState, TaskTry, Work},
};
use serde_json::Value;

/// One that its taker renews until it is settled: if he does not, somebody else takes it.
#[derive(Clone, Debug)]
pub struct Taken {
    pub id: ModuleTaskId,
    pub module: ModuleId,
    pub module_name: String,
    pub work: Work,
    pub case: Option<CaseId>,
    pub customer: Option<CustomerId>,
    pub user: Option<UserId>,
    pub input: Input,
    /// With this one.
    pub tries: u32,
    pub attempts: Vec<TaskTry>,
    pub started: Timestamp,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    module_id: i64,
    module_name: String,
    work: String,
    case_id: Option<i64>,
    customer_id: Option<i64>,
    user_id: Option<i64>,
    input: String,
    tries: i64,
    attempts: String,
    started_at: i64,
}

/// What is due first of all modules that may be called once more. Others who look at the same time wait for the module,
/// and then see that one more of it runs.
pub async fn take(tx: &mut Tx, server: &str, now: Timestamp, until: Timestamp) -> Result<Option<Taken>> {
    let Some((module,)) = with_work(now).fetch_optional::<(i64,)>(tx).await? else { return Ok(None) };
    let module = ModuleId(module);
    sql("UPDATE module SET version = version WHERE id = $1").bind(module).execute(tx).await?;
    let row: Option<Row> = first_due(module, server, now, until).fetch_optional(tx).await?;
    row.map(taken).transpose()
}

/// Whether there is something to take. Who finds nothing need not wait for those who write.
pub async fn is_due(conn: &mut Conn, now: Timestamp) -> Result<bool> {
    Ok(with_work(now).fetch_optional::<(i64,)>(conn).await?.is_some())
}

/// The module whose first task is the most urgent. Uses module_task_running and module_task_due.
fn with_work(now: Timestamp) -> Sql {
    sql("SELECT id FROM (
            SELECT module.id,
                (SELECT priority FROM module_task WHERE module_task.module_id = module.id
                    AND next_at IS NOT NULL AND next_at <= $1 ORDER BY priority, next_at, id LIMIT 1) AS urgency
            FROM module
            WHERE (SELECT COUNT(*) FROM module_task WHERE module_task.module_id = module.id
                AND state = 'running' AND next_at > $1) < module.at_once) due
         WHERE urgency IS NOT NULL ORDER BY urgency, id LIMIT 1")
    .bind(now)
}

fn first_due(module: ModuleId, server: &str, now: Timestamp, until: Timestamp) -> Sql {
    sql("UPDATE module_task SET state = 'running', tries = tries + 1, next_at = $1, started_at = $2, ended_at = NULL,
            took = NULL, progress = NULL, message = NULL, server = $3, touched_at = $2
         WHERE id = (SELECT id FROM module_task WHERE module_id = $4 AND next_at IS NOT NULL AND next_at <= $2
                ORDER BY priority, next_at, id LIMIT 1)
            AND (SELECT COUNT(*) FROM module_task WHERE module_id = $4 AND state = 'running' AND next_at > $2)
                < (SELECT at_once FROM module WHERE id = $4)
         RETURNING id, module_id, module_name, work, case_id, customer_id, user_id, input, tries, attempts, started_at")
    .bind(until)
    .bind(now)
    .bind(server)
    .bind(module)
}

fn taken(row: Row) -> Result<Taken> {
    Ok(Taken {
        id: ModuleTaskId(row.id),
        module: ModuleId(row.module_id),
        module_name: row.module_name,
        work: serde_json::from_str(&row.work).map_err(StoreError::corrupt)?,
        case: row.case_id.map(CaseId),
        customer: row.customer_id.map(CustomerId),
        user: row.user_id.map(UserId),
        input: serde_json::from_str(&row.input).map_err(StoreError::corrupt)?,
        tries: u32::try_from(row.tries).unwrap_or(u32::MAX),
        attempts: serde_json::from_str(&row.attempts).map_err(StoreError::corrupt)?,
        started: Timestamp::clamped(row.started_at),
    })
}

/// How the engine would find what is due, for tests.
pub async fn explain_take(conn: &mut Conn, module: ModuleId, now: Timestamp) -> Result<Vec<String>> {
    let mut lines = with_work(now).explain(conn).await?;
    lines.extend(first_due(module, "", now, now).explain(conn).await?);
    Ok(lines)
}

/// Its taker is alive, and it is so far. Whether somebody wants it cancelled; `None` where somebody else has taken it.
pub async fn renew(
    tx: &mut Tx,
    taken: &Taken,
    until: Timestamp,
    progress: Option<&Progress>,
    now: Timestamp,
) -> Result<Option<bool>> {
    let row: Option<(Option<i64>,)> =
        sql("UPDATE module_task SET next_at = $1, progress = COALESCE($2, progress), touched_at = $3
             WHERE id = $4 AND state = 'running' AND tries = $5 RETURNING cancel_at")
        .bind(until)
        .bind(progress.map(json).transpose()?)
        .bind(now)
        .bind(taken.id)
        .bind(taken.tries)
        .fetch_optional(tx)
        .await?;
    Ok(row.map(|(cancel,)| cancel.is_some()))
}

/// What came of it.
#[derive(Clone, Debug)]
pub struct Settled {
    pub state: TaskState,
    pub next: Option<Timestamp>,
    pub progress: Option<Progress>,
    pub message: Option<String>,
    pub result: Option<Value>,
    pub traceback: Option<String>,
    pub attempts: Vec<TaskTry>,
    pub now: Timestamp,
}

/// `false` where somebody else has taken it meanwhile. Call it first in the transaction that applies what it wants: who
/// has settled it is the only one who applies.
pub async fn settle(tx: &mut Tx, taken: &Taken, settled: Settled) -> Result<bool> {
    let done = settled.state.is_final().then_some(settled.now);
    let written = sql("UPDATE module_task SET state = $1, next_at = $2, ended_at = $3, took = $4,
            progress = COALESCE($5, progress), message = $6, result = $7, traceback = $8, attempts = $9, touched_at = $10
         WHERE id = $11 AND state = 'running' AND tries = $12")
    .bind(settled.state.name())
    .bind(settled.next)
    .bind(done)
    .bind((settled.now.millis() - taken.started.millis()).max(0))
    .bind(settled.progress.as_ref().map(json).transpose()?)
    .bind(settled.message)
    .bind(settled.result.as_ref().map(json).transpose()?)
    .bind(settled.traceback)
    .bind(json(&settled.attempts)?)
    .bind(settled.now)
    .bind(taken.id)
    .bind(taken.tries)
    .execute(tx)
    .await?;
    Ok(written > 0)
}
