//! What comes into the queue, and what leaves it for good.

use super::Input;
use crate::{
    Result, StoreError, Tx,
    query::{chunks, sql},
    versioned::json,
};
use argus_domain::{
    CaseId, CustomerId, ModuleId, ModuleTaskId, Timestamp, UserId,
    module::{TaskState, Work},
};

/// Argus itself, as if it were a module.
pub const SYSTEM: ModuleId = ModuleId(1);

#[derive(Clone, Copy, Debug)]
pub struct NewTask<'a> {
    pub module: ModuleId,
    pub module_name: &'a str,
    pub work: &'a Work,
    pub case: Option<CaseId>,
    pub customer: Option<CustomerId>,
    pub user: Option<UserId>,
    pub user_name: &'a str,
    pub input: &'a Input,
    /// The lowest is taken first.
    pub priority: i64,
    pub again_of: Option<ModuleTaskId>,
    pub now: Timestamp,
}

pub async fn insert(tx: &mut Tx, new: NewTask<'_>) -> Result<ModuleTaskId> {
    let (id,): (i64,) =
        sql("INSERT INTO module_task (module_id, module_name, work, case_id, customer_id, user_id,
            user_name, input, state, priority, tries, queued_at, next_at, attempts, again_of, touched_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, $11, $11, '[]', $12, $11) RETURNING id")
        .bind(new.module)
        .bind(new.module_name)
        .bind(json(new.work)?)
        .bind(new.case)
        .bind(new.customer)
        .bind(new.user)
        .bind(new.user_name)
        .bind(json(new.input)?)
        .bind(TaskState::Queued.name())
        .bind(new.priority)
        .bind(new.now)
        .bind(new.again_of)
        .fetch_one(tx)
        .await?;
    Ok(ModuleTaskId(id))
}

/// One that was done while somebody waited for it.
pub async fn record_finished(
    tx: &mut Tx,
    new: NewTask<'_>,
    state: TaskState,
    ended: Timestamp,
    message: Option<&str>,
) -> Result<ModuleTaskId> {
    let id = insert(tx, new).await?;
    sql("UPDATE module_task SET state = $1, next_at = NULL, started_at = $2, ended_at = $3, took = $4, tries = 1,
            message = $5, touched_at = $3
         WHERE id = $6")
    .bind(state.name())
    .bind(new.now)
    .bind(ended)
    .bind((ended.millis() - new.now.millis()).max(0))
    .bind(message)
    .bind(id)
    .execute(tx)
    .await?;
    Ok(id)
}

/// The state of one that nobody else changes until the transaction ends.
pub async fn lock(tx: &mut Tx, id: ModuleTaskId) -> Result<Option<TaskState>> {
    let row: Option<(String,)> = sql("UPDATE module_task SET state = state WHERE id = $1 RETURNING state")
        .bind(id)
        .fetch_optional(tx)
        .await?;
    let state = |(name,): (String,)| TaskState::named(&name).ok_or_else(|| StoreError::corrupt(name));
    row.map(state).transpose()
}

/// Of a locked one: at once, or as soon as the server that runs it looks.
pub async fn cancel(tx: &mut Tx, id: ModuleTaskId, state: TaskState, now: Timestamp) -> Result<()> {
    let text = if state == TaskState::Running {
        "UPDATE module_task SET cancel_at = $1, touched_at = $1 WHERE id = $2"
    } else {
        "UPDATE module_task SET cancel_at = $1, touched_at = $1, state = 'cancelled', next_at = NULL, ended_at = $1
         WHERE id = $2"
    };
    sql(text).bind(now).bind(id).execute(tx).await?;
    Ok(())
}

/// What waits for a module that is gone, or switched off, waits for nothing. Uses module_task_due.
pub async fn give_up(tx: &mut Tx, module: ModuleId, reason: &str, now: Timestamp) -> Result<u64> {
    sql("UPDATE module_task SET state = 'cancelled', next_at = NULL, ended_at = $1, touched_at = $1, message = $2
         WHERE module_id = $3 AND next_at IS NOT NULL AND state <> 'running'")
    .bind(now)
    .bind(reason)
    .bind(module)
    .execute(tx)
    .await
}

/// Whether it is this server that does a job now, which is due again after `next`.
pub async fn claim_job(tx: &mut Tx, name: &str, now: Timestamp, next: Timestamp) -> Result<bool> {
    let claimed = sql("INSERT INTO system_job (name, next_at) VALUES ($1, $2)
         ON CONFLICT (name) DO UPDATE SET next_at = excluded.next_at WHERE system_job.next_at <= $3")
    .bind(name)
    .bind(next)
    .bind(now)
    .execute(tx)
    .await?;
    Ok(claimed > 0)
}

/// Removes tasks that ended before a time, with their logs; up to so many. Uses module_task_ended.
pub async fn forget(tx: &mut Tx, before: Timestamp, limit: u32) -> Result<u64> {
    let rows: Vec<(i64,)> = sql(
        "SELECT id FROM module_task WHERE next_at IS NULL AND ended_at < $1 ORDER BY ended_at, id LIMIT $2",
    )
    .bind(before)
    .bind(limit)
    .fetch_all(tx)
    .await?;
    let ids: Vec<i64> = rows.into_iter().map(|(id,)| id).collect();
    for chunk in chunks(&ids) {
        for (table, column) in [
            ("module_task_log", "task_id"),
            ("module_task_change", "task_id"),
            ("module_task_activity", "task_id"),
            ("module_task", "id"),
        ] {
            let mut query = sql(format!("DELETE FROM {table} WHERE {column} IN "));
            query.push_list(chunk.iter().copied());
            query.execute(tx).await?;
        }
    }
    Ok(ids.len() as u64)
}
