//! When something was seen last, for rules that wait for its absence.

use crate::{
    Conn, Result, StoreError, Tx,
    query::{Sql, chunks, sql},
    versioned::json,
};
use argus_domain::{AlertRuleId, CustomerId, Severity, Timestamp};
use uuid::Uuid;

#[derive(Clone, Debug)]
pub struct Seen {
    pub generation: i64,
    pub group: Uuid,
    pub rule: AlertRuleId,
    pub customer: CustomerId,
    pub labels: Vec<String>,
    pub severity: Severity,
    pub at: Timestamp,
    pub due: Timestamp,
}

/// In the order of generation and group. What is older than what was seen before says nothing.
pub async fn saw(tx: &mut Tx, seen: &[Seen]) -> Result<()> {
    for chunk in chunks(seen) {
        let mut query = sql("INSERT INTO alert_rule_watch
            (generation, group_id, rule_id, customer_id, labels, severity, last_at, due_at, told) VALUES ");
        for (index, new) in chunk.iter().enumerate() {
            query.push(if index == 0 { "(" } else { ", (" });
            query.push_bind(new.generation).push(", ").push_bind(new.group);
            query.push(", ").push_bind(new.rule).push(", ").push_bind(new.customer);
            query.push(", ").push_bind(json(&new.labels)?).push(", ").push_bind(new.severity);
            query.push(", ").push_bind(new.at).push(", ").push_bind(new.due).push(", ").push_bind(false);
            query.push(")");
        }
        query.push(
            " ON CONFLICT (generation, group_id) DO UPDATE SET
                last_at = excluded.last_at, due_at = excluded.due_at, severity = excluded.severity,
                told = excluded.told
             WHERE excluded.last_at > alert_rule_watch.last_at",
        );
        query.execute(tx).await?;
    }
    Ok(())
}

/// Something that was not seen for as long as its rule waits.
#[derive(Clone, Debug)]
pub struct Due {
    pub generation: i64,
    pub group: Uuid,
    pub rule: AlertRuleId,
    pub customer: CustomerId,
    pub labels: Vec<String>,
    pub severity: Severity,
    pub last: Timestamp,
    pub at: Timestamp,
}

type Row = (i64, Uuid, i64, i64, String, i16, i64, i64);

/// The longest overdue first. Uses alert_rule_watch_due.
pub async fn due(conn: &mut Conn, now: Timestamp, limit: u32) -> Result<Vec<Due>> {
    let rows: Vec<Row> = select(now, limit).fetch_all(conn).await?;
    rows.into_iter()
        .map(|(generation, group, rule, customer, labels, severity, last, at)| {
            Ok(Due {
                generation,
                group,
                rule: AlertRuleId(rule),
                customer: CustomerId(customer),
                labels: serde_json::from_str(&labels).map_err(StoreError::corrupt)?,
                severity: Severity::from_rank(severity).ok_or_else(|| StoreError::corrupt(severity))?,
                last: Timestamp::clamped(last),
                at: Timestamp::clamped(at),
            })
        })
        .collect()
}

/// How the engine would find them, for tests.
pub async fn explain_due(conn: &mut Conn) -> Result<Vec<String>> {
    select(Timestamp::clamped(1_000), 50).explain(conn).await
}

fn select(now: Timestamp, limit: u32) -> Sql {
    sql("SELECT generation, group_id, rule_id, customer_id, labels, severity, last_at, due_at
         FROM alert_rule_watch WHERE NOT told AND due_at <= $1 ORDER BY due_at LIMIT $2")
    .bind(now)
    .bind(limit)
}

/// `false` where another server was faster, or it was seen again meanwhile.
pub async fn claim(tx: &mut Tx, due: &Due) -> Result<bool> {
    let claimed = sql("UPDATE alert_rule_watch SET told = $1
         WHERE generation = $2 AND group_id = $3 AND last_at = $4 AND NOT told")
    .bind(true)
    .bind(due.generation)
    .bind(due.group)
    .bind(due.last)
    .execute(tx)
    .await?;
    Ok(claimed > 0)
}

/// What a rule waits for and was not overdue `before` a break is waited for until `due` at least.
pub async fn wait_anew(tx: &mut Tx, generation: i64, before: Timestamp, due: Timestamp) -> Result<()> {
    sql("UPDATE alert_rule_watch SET due_at = $1
         WHERE generation = $2 AND NOT told AND due_at > $3 AND due_at < $1")
    .bind(due)
    .bind(generation)
    .bind(before)
    .execute(tx)
    .await?;
    Ok(())
}

/// A rule that looks for something else now begins anew.
pub async fn forget(tx: &mut Tx, generation: i64) -> Result<()> {
    sql("DELETE FROM alert_rule_watch WHERE generation = $1").bind(generation).execute(tx).await?;
    Ok(())
}
