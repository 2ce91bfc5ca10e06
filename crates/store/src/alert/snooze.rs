//! Alerts that wait for a time.

use crate::{
    Conn, Result, Tx,
    query::{Sql, sql},
};
use argus_domain::{AlertId, Timestamp, UserId};

/// Of a locked alert that is open but for this, as its next version; without a time it is back. It is then not among the
/// open ones.
pub async fn snooze(
    tx: &mut Tx,
    id: AlertId,
    until: Option<Timestamp>,
    by: Option<UserId>,
    now: Timestamp,
) -> Result<()> {
    sql("UPDATE alert SET snoozed_until = $1, snoozed_by = $2, is_open = $3, version = version + 1,
            updated_at = $4, updated_by = $2
         WHERE id = $5")
    .bind(until)
    .bind(by)
    .bind(until.is_none())
    .bind(now)
    .bind(id)
    .execute(tx)
    .await?;
    Ok(())
}

/// Who snoozed it.
pub async fn snoozed_by(conn: &mut Conn, id: AlertId) -> Result<Option<UserId>> {
    let row: Option<(Option<i64>,)> =
        sql("SELECT snoozed_by FROM alert WHERE id = $1").bind(id).fetch_optional(conn).await?;
    Ok(row.and_then(|(by,)| by).map(UserId))
}

/// Those whose time is over, the first first. Uses alert_snoozed.
pub async fn awake(conn: &mut Conn, now: Timestamp, limit: u32) -> Result<Vec<AlertId>> {
    let rows: Vec<(i64,)> = select(now, limit).fetch_all(conn).await?;
    Ok(rows.into_iter().map(|(id,)| AlertId(id)).collect())
}

/// How the engine would find them, for tests.
pub async fn explain_awake(conn: &mut Conn, now: Timestamp) -> Result<Vec<String>> {
    select(now, 50).explain(conn).await
}

fn select(now: Timestamp, limit: u32) -> Sql {
    sql("SELECT id FROM alert WHERE snoozed_until IS NOT NULL AND snoozed_until <= $1
         ORDER BY snoozed_until, id LIMIT $2")
    .bind(now)
    .bind(limit)
}
