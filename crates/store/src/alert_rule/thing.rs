//! What rules over alerts and cases are judged by: which things something was done with, and since when each is as its
//! rule wants it (a row of `alert_rule_watch`, as for what is absent).

use super::Seen;
use crate::{
    Conn, Result, Tx, activity,
    query::{chunks, sql},
    versioned::json,
};
use argus_domain::{ActivityId, AlertId, AlertRuleId, CaseId, Timestamp};
use std::collections::HashSet;
use uuid::Uuid;

/// Alerts and cases that something was done with, and when last.
#[derive(Clone, Debug, Default)]
pub struct Touched {
    pub alerts: Vec<(AlertId, Timestamp)>,
    pub cases: Vec<(CaseId, Timestamp)>,
}

/// Up to which row of the log was followed, and the last that there is.
pub async fn followed(conn: &mut Conn) -> Result<(ActivityId, ActivityId)> {
    let (seen,): (i64,) =
        sql("SELECT activity_id FROM alert_rule_follow WHERE only_row = 1").fetch_one(conn).await?;
    Ok((ActivityId(seen), activity::last(conn).await?))
}

/// Takes the rows between. `false` where another server was faster.
pub async fn follow(tx: &mut Tx, from: ActivityId, to: ActivityId) -> Result<bool> {
    let claimed =
        sql("UPDATE alert_rule_follow SET activity_id = $1 WHERE only_row = 1 AND activity_id = $2")
            .bind(to)
            .bind(from)
            .execute(tx)
            .await?;
    Ok(claimed > 0)
}

/// By the numbers of rows, which are the keys of both tables.
pub async fn touched(conn: &mut Conn, from: ActivityId, to: ActivityId) -> Result<Touched> {
    let alerts: Vec<(i64, i64)> = sql("SELECT alert_id, MAX(activity.at) FROM alert_activity
            JOIN activity ON activity.id = alert_activity.activity_id
         WHERE alert_activity.activity_id > $1 AND alert_activity.activity_id <= $2 GROUP BY alert_id")
    .bind(from)
    .bind(to)
    .fetch_all(conn)
    .await?;
    let cases: Vec<(i64, i64)> = sql("SELECT case_id, MAX(at) FROM activity
         WHERE id > $1 AND id <= $2 AND case_id IS NOT NULL GROUP BY case_id")
    .bind(from)
    .bind(to)
    .fetch_all(conn)
    .await?;
    let moment = Timestamp::clamped;
    Ok(Touched {
        alerts: alerts.into_iter().map(|(id, at)| (AlertId(id), moment(at))).collect(),
        cases: cases.into_iter().map(|(id, at)| (CaseId(id), moment(at))).collect(),
    })
}

/// It is as its rule wants it. Since when is kept where it was so before.
pub async fn begin_held(tx: &mut Tx, held: &[Seen]) -> Result<()> {
    for chunk in chunks(held) {
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
        query.push(" ON CONFLICT (generation, group_id) DO NOTHING");
        query.execute(tx).await?;
    }
    Ok(())
}

/// They are so no longer, and begin anew when they are again.
pub async fn end_held(tx: &mut Tx, generation: i64, things: &[Uuid]) -> Result<()> {
    for chunk in chunks(things) {
        let mut query = sql("DELETE FROM alert_rule_watch WHERE generation = ");
        query.push_bind(generation).push(" AND group_id IN ").push_list(chunk.iter().copied());
        query.execute(tx).await?;
    }
    Ok(())
}

/// Those of them that a rule over alerts or cases raised.
pub async fn raised_of_things(conn: &mut Conn, alerts: &[AlertId]) -> Result<HashSet<AlertId>> {
    let mut found = HashSet::new();
    for chunk in chunks(alerts) {
        let mut query = sql("SELECT id FROM alert WHERE of_thing AND id IN ");
        query.push_list(chunk.iter().copied());
        let rows: Vec<(i64,)> = query.fetch_all(conn).await?;
        found.extend(rows.into_iter().map(|(id,)| AlertId(id)));
    }
    Ok(found)
}

/// An alert that was raised just now is of an alert or case.
pub async fn mark_of_thing(tx: &mut Tx, alert: AlertId) -> Result<()> {
    sql("UPDATE alert SET of_thing = $1 WHERE id = $2").bind(true).bind(alert).execute(tx).await?;
    Ok(())
}

/// Those of them that not everybody sees who sees their customer.
pub async fn narrowed(conn: &mut Conn, cases: &[CaseId]) -> Result<HashSet<CaseId>> {
    let mut found = HashSet::new();
    for chunk in chunks(cases) {
        let mut query = sql("SELECT id FROM soc_case WHERE is_narrowed AND id IN ");
        query.push_list(chunk.iter().copied());
        let rows: Vec<(i64,)> = query.fetch_all(conn).await?;
        found.extend(rows.into_iter().map(|(id,)| CaseId(id)));
    }
    Ok(found)
}

/// How many alerts a rule raised since then, of the last `most` times that it fired. Uses alert_rule_firing_rule.
pub async fn raised_since(conn: &mut Conn, rule: AlertRuleId, since: Timestamp, most: u32) -> Result<u64> {
    let (count,): (i64,) = sql("SELECT COUNT(*) FROM
            (SELECT outcome, judged_at FROM alert_rule_firing WHERE rule_id = $1 ORDER BY id DESC LIMIT $2) AS last
         WHERE outcome = 'raised' AND judged_at > $3")
    .bind(rule)
    .bind(most)
    .bind(since)
    .fetch_one(conn)
    .await?;
    Ok(count.unsigned_abs())
}
