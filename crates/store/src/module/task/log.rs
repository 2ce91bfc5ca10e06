//! What tasks log.

use crate::{
    Conn, Result, StoreError, Tx,
    query::{chunks, sql},
};
use argus_domain::{
    ModuleTaskId, Timestamp,
    module::{LogLevel, LogLine},
};

pub async fn append_log(tx: &mut Tx, task: ModuleTaskId, lines: &[LogLine]) -> Result<()> {
    for chunk in chunks(lines) {
        let mut query = sql("INSERT INTO module_task_log (task_id, number, at, level, text) VALUES ");
        for (index, line) in chunk.iter().enumerate() {
            query.push(if index == 0 { "(" } else { ", (" });
            query.push_bind(task).push(", ").push_bind(line.number).push(", ").push_bind(line.at);
            query.push(", ").push_bind(line.level.name()).push(", ").push_bind(line.text.as_str()).push(")");
        }
        query.execute(tx).await?;
    }
    Ok(())
}

/// 0 for an empty one.
pub async fn last_number(conn: &mut Conn, task: ModuleTaskId) -> Result<u32> {
    let (last,): (Option<i64>,) =
        sql("SELECT MAX(number) FROM module_task_log WHERE task_id = $1").bind(task).fetch_one(conn).await?;
    Ok(last.and_then(|last| u32::try_from(last).ok()).unwrap_or(0))
}

/// The lines after one of them. Who sees the task sees its log.
pub async fn log(conn: &mut Conn, task: ModuleTaskId, after: u32, limit: u32) -> Result<Vec<LogLine>> {
    let rows: Vec<(i64, i64, String, String)> =
        sql("SELECT number, at, level, text FROM module_task_log WHERE task_id = $1 AND number > $2
             ORDER BY number LIMIT $3")
        .bind(task)
        .bind(after)
        .bind(limit)
        .fetch_all(conn)
        .await?;
    rows.into_iter().map(line).collect()
}

fn line((number, at, level, text): (i64, i64, String, String)) -> Result<LogLine> {
    Ok(LogLine {
        number: u32::try_from(number).map_err(StoreError::corrupt)?,
        at: Timestamp::clamped(at),
        level: LogLevel::named(&level).ok_or_else(|| StoreError::corrupt(level))?,
        text,
    })
}
