//! What matched, by group and time.

use crate::{
    Conn, Result, StoreError, Tx,
    query::{Sql, chunks, sql},
};
use argus_domain::{EventKey, Severity, Timestamp, alert_rule::Hit};
use uuid::Uuid;

#[derive(Clone, Debug)]
pub struct NewHit {
    pub generation: i64,
    pub group: Uuid,
    pub hit: Hit,
    pub events: Vec<EventKey>,
    pub keep_until: Timestamp,
}

/// Adds to what was counted. `hits` are in the order of generation, group, time and value, so that servers that count
/// the same never wait for each other in a circle.
pub async fn add_hits(tx: &mut Tx, hits: &[NewHit]) -> Result<()> {
    for chunk in chunks(hits) {
        let mut query = sql("INSERT INTO alert_rule_hit
            (generation, group_id, at, value, sum, severity, events, keep_until) VALUES ");
        for (index, new) in chunk.iter().enumerate() {
            query.push(if index == 0 { "(" } else { ", (" });
            query.push_bind(new.generation).push(", ").push_bind(new.group);
            for number in [new.hit.at, new.hit.value, new.hit.sum, i64::from(new.hit.severity.rank())] {
                query.push(", ").push_bind(number);
            }
            let events: String = new.events.iter().map(|key| format!("{key},")).collect();
            query.push(", ").push_bind(events).push(", ").push_bind(new.keep_until).push(")");
        }
        query.push(
            " ON CONFLICT (generation, group_id, at, value) DO UPDATE SET
                sum = alert_rule_hit.sum + excluded.sum,
                severity = CASE WHEN excluded.severity > alert_rule_hit.severity
                    THEN excluded.severity ELSE alert_rule_hit.severity END,
                events = CASE WHEN LENGTH(alert_rule_hit.events) < 400
                    THEN alert_rule_hit.events || excluded.events ELSE alert_rule_hit.events END,
                keep_until = excluded.keep_until",
        );
        query.execute(tx).await?;
    }
    Ok(())
}

/// A group, and the time within which it is looked at: steps, both included.
#[derive(Clone, Copy, Debug)]
pub struct Near {
    pub generation: i64,
    pub group: Uuid,
    pub from: i64,
    pub until: i64,
}

#[derive(Clone, Debug)]
pub struct StoredHit {
    pub hit: Hit,
    /// Some of them.
    pub events: Vec<EventKey>,
}

type Row = (i64, Uuid, i64, i64, i64, i16, String);

/// What was counted, in the order of generation, group and time. By the table's own key.
pub async fn hits(conn: &mut Conn, wanted: &[Near]) -> Result<Vec<(i64, Uuid, StoredHit)>> {
    let mut found = Vec::new();
    for chunk in chunks(wanted) {
        for (generation, group, at, value, sum, severity, events) in
            select(chunk).fetch_all::<Row>(conn).await?
        {
            let severity = Severity::from_rank(severity).ok_or_else(|| StoreError::corrupt(severity))?;
            let events = events.split(',').filter_map(|key| key.parse().ok()).map(EventKey).collect();
            found.push((generation, group, StoredHit { hit: Hit { at, value, sum, severity }, events }));
        }
    }
    Ok(found)
}

/// How the engine would find them, for tests.
pub async fn explain_hits(conn: &mut Conn) -> Result<Vec<String>> {
    let near = Near { generation: 1, group: Uuid::nil(), from: 0, until: 60 };
    select(&[near; 4]).explain(conn).await
}

fn select(wanted: &[Near]) -> Sql {
    let mut query = sql("WITH wanted (generation, group_id, first, last) AS (VALUES ");
    for (index, near) in wanted.iter().enumerate() {
        query.push(if index == 0 { "(" } else { ", (" });
        query.push_bind(near.generation).push(", ").push_bind(near.group).push(", ");
        query.push_bind(near.from).push(", ").push_bind(near.until).push(")");
    }
    query.push(
        ") SELECT hit.generation, hit.group_id, hit.at, hit.value, hit.sum, hit.severity, hit.events
         FROM wanted CROSS JOIN alert_rule_hit AS hit
         WHERE hit.generation = wanted.generation AND hit.group_id = wanted.group_id
           AND hit.at BETWEEN wanted.first AND wanted.last
         ORDER BY hit.generation, hit.group_id, hit.at, hit.value",
    );
    query
}

/// Forgets up to `most` that no window can need any more. Uses alert_rule_hit_keep.
pub async fn sweep(tx: &mut Tx, now: Timestamp, most: u32) -> Result<u64> {
    sql("DELETE FROM alert_rule_hit WHERE (generation, group_id, at, value) IN
            (SELECT generation, group_id, at, value FROM alert_rule_hit WHERE keep_until < $1
             ORDER BY keep_until LIMIT $2)")
    .bind(now)
    .bind(most)
    .execute(tx)
    .await
}
