//! Aggregates that grow.

use crate::{
    Conn, Result, Tx,
    query::{chunks, sql},
};
use argus_domain::{EventKey, Flag, Flags, Severity, Timestamp};
use std::collections::HashMap;
use uuid::Uuid;

/// Of aggregates named by window and id, the keys of those that exist. Uses event_window.
pub async fn in_windows(conn: &mut Conn, wanted: &[(Timestamp, Uuid)]) -> Result<HashMap<Uuid, EventKey>> {
    let mut keys = HashMap::new();
    for chunk in chunks(wanted) {
        let mut query = sql("WITH wanted (window_at, uuid) AS (VALUES ");
        for (index, (window, uuid)) in chunk.iter().enumerate() {
            query.push(if index == 0 { "(" } else { ", (" });
            query.push_bind(*window).push(", ").push_bind(*uuid).push(")");
        }
        query.push(
            ") SELECT event.uuid, event.key FROM wanted CROSS JOIN event
             WHERE event.window_at IS NOT NULL
               AND event.window_at = wanted.window_at AND event.uuid = wanted.uuid",
        );
        let rows: Vec<(Uuid, i64)> = query.fetch_all(conn).await?;
        keys.extend(rows.into_iter().map(|(uuid, key)| (uuid, EventKey(key))));
    }
    Ok(keys)
}

/// What new raw events add to an aggregate.
#[derive(Clone, Debug)]
pub struct Growth {
    pub key: EventKey,
    pub count: i64,
    pub start: Timestamp,
    pub end: Timestamp,
    pub severity: Severity,
    pub flags: Flags,
    pub updated: Timestamp,
}

pub async fn grow(tx: &mut Tx, growths: &[Growth]) -> Result<()> {
    for chunk in chunks(growths) {
        let mut query = sql(
            "WITH more (key, n, start_at, end_at, severity, flags_low, flags_high, updated_at) AS (VALUES ",
        );
        for (index, more) in chunk.iter().enumerate() {
            query.push(if index == 0 { "(" } else { ", (" });
            let [low, high] = more.flags.words();
            query.push_bind(more.key);
            for number in [
                more.count,
                more.start.millis(),
                more.end.millis(),
                i64::from(more.severity.rank()),
                low,
                high,
                more.updated.millis(),
            ] {
                query.push(", ").push_bind(number);
            }
            query.push(")");
        }
        // Whoever judged an event knows better than its sensor.
        let [adjusted, _] = Flags::from_iter([Flag::SeverityAdjusted]).words();
        query.push(&format!(
            ") UPDATE event SET
                count = event.count + more.n,
                start_at = CASE WHEN more.start_at < event.start_at THEN more.start_at ELSE event.start_at END,
                end_at = CASE WHEN more.end_at > event.end_at THEN more.end_at ELSE event.end_at END,
                severity = CASE WHEN more.severity > event.severity AND event.flags_low & {adjusted} = 0
                    THEN more.severity ELSE event.severity END,
                flags_low = event.flags_low | more.flags_low,
                flags_high = event.flags_high | more.flags_high,
                updated_at = more.updated_at
             FROM more WHERE event.key = more.key"
        ));
        query.execute(tx).await?;
    }
    Ok(())
}
