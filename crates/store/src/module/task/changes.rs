//! What tasks changed.

use crate::{
    Conn, Result, StoreError, Tx,
    query::{chunks, sql},
    versioned::json,
};
use argus_domain::{ActivityId, ModuleTaskId, module::TaskChange};

pub async fn put_changes(tx: &mut Tx, task: ModuleTaskId, changes: &[TaskChange]) -> Result<()> {
    let changes: Vec<(i64, &TaskChange)> = (1..).zip(changes).collect();
    for chunk in chunks(&changes) {
        let mut query = sql("INSERT INTO module_task_change (task_id, place, content) VALUES ");
        for (index, (place, change)) in chunk.iter().enumerate() {
            query.push(if index == 0 { "(" } else { ", (" });
            query.push_bind(task).push(", ").push_bind(*place).push(", ").push_bind(json(change)?).push(")");
        }
        query.execute(tx).await?;
    }
    Ok(())
}

/// In the order in which they were made. Who sees the task sees what it changed.
pub async fn changes(conn: &mut Conn, task: ModuleTaskId, limit: u32) -> Result<Vec<TaskChange>> {
    let rows: Vec<(String,)> =
        sql("SELECT content FROM module_task_change WHERE task_id = $1 ORDER BY place LIMIT $2")
            .bind(task)
            .bind(limit)
            .fetch_all(conn)
            .await?;
    rows.into_iter().map(|(text,)| serde_json::from_str(&text).map_err(StoreError::corrupt)).collect()
}

/// That a row of the log was written by a task.
pub async fn note_activity(tx: &mut Tx, activity: ActivityId, task: ModuleTaskId) -> Result<()> {
    sql("INSERT INTO module_task_activity (activity_id, task_id) VALUES ($1, $2)")
        .bind(activity)
        .bind(task)
        .execute(tx)
        .await?;
    Ok(())
}

/// The row of the log that it wrote last.
pub async fn activity_of(conn: &mut Conn, task: ModuleTaskId) -> Result<Option<ActivityId>> {
    let (last,): (Option<i64>,) = sql("SELECT MAX(activity_id) FROM module_task_activity WHERE task_id = $1")
        .bind(task)
        .fetch_one(conn)
        .await?;
    Ok(last.map(ActivityId))
}
