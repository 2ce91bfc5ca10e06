//! Since when servers listen, for rules that wait for an absence.

use crate::{Conn, Result, Tx, query::sql};
use argus_domain::Timestamp;

/// Says that a server is there. `false` where none was within `alive`: there was a break.
pub async fn beat(tx: &mut Tx, now: Timestamp, alive: (Timestamp, Timestamp)) -> Result<bool> {
    let beats =
        sql("UPDATE alert_listening SET beat_at = $1 WHERE only_row = 1 AND beat_at BETWEEN $2 AND $3")
            .bind(now)
            .bind(alive.0)
            .bind(alive.1)
            .execute(tx)
            .await?;
    Ok(beats > 0)
}

/// Begins to listen after a break, and tells the last time before it. Nothing where another server was faster.
pub async fn resume(tx: &mut Tx, now: Timestamp, alive: (Timestamp, Timestamp)) -> Result<Option<Timestamp>> {
    let before: Option<(i64,)> =
        sql("UPDATE alert_listening SET before_at = beat_at, since_at = $1, beat_at = $1
             WHERE only_row = 1 AND beat_at NOT BETWEEN $2 AND $3 RETURNING before_at")
        .bind(now)
        .bind(alive.0)
        .bind(alive.1)
        .fetch_optional(tx)
        .await?;
    Ok(before.map(|(at,)| Timestamp::clamped(at)))
}

pub async fn listening_since(conn: &mut Conn) -> Result<Timestamp> {
    let (since,): (i64,) =
        sql("SELECT since_at FROM alert_listening WHERE only_row = 1").fetch_one(conn).await?;
    Ok(Timestamp::clamped(since))
}
