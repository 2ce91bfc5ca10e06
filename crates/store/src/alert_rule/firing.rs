//! What came of rules.

use crate::{
    Conn, Result, Scope, StoreError, Tx,
    customer::and_in_scope,
    listing::{count, total},
    query::{Sql, chunks, sql},
    versioned::json,
};
use argus_domain::{
    AlertFiringId, AlertId, AlertRuleId, CustomerId, Timestamp,
    alert_rule::{Firing, FiringFilter, FiringOutcome},
    criteria::Page,
    event::CustomerName,
};
use uuid::Uuid;

#[derive(Clone, Copy, Debug)]
pub struct NewFiring<'a> {
    pub rule: AlertRuleId,
    pub rule_name: &'a str,
    pub customer: CustomerId,
    pub dedup: Uuid,
    pub labels: &'a [String],
    pub at: Timestamp,
    pub now: Timestamp,
    pub outcome: FiringOutcome,
    pub reason: &'a str,
    pub count: i64,
    pub more: i64,
    pub more_until: Option<Timestamp>,
    pub alert: Option<AlertId>,
}

pub async fn insert_firing(tx: &mut Tx, new: NewFiring<'_>) -> Result<AlertFiringId> {
    let (id,): (i64,) = sql("INSERT INTO alert_rule_firing
            (rule_id, rule_name, customer_id, dedup, labels, at, judged_at, outcome, reason, count, more,
             more_until, alert_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) RETURNING id")
    .bind(new.rule)
    .bind(new.rule_name)
    .bind(new.customer)
    .bind(new.dedup)
    .bind(json(&new.labels)?)
    .bind(new.at)
    .bind(new.now)
    .bind(new.outcome.name())
    .bind(new.reason)
    .bind(new.count)
    .bind(new.more)
    .bind(new.more_until)
    .bind(new.alert)
    .fetch_one(tx)
    .await?;
    Ok(AlertFiringId(id))
}

/// The newest alert of its kind that somebody still has to decide about. Uses alert_rule_firing_near.
pub async fn open_alert(conn: &mut Conn, rule: AlertRuleId, dedup: Uuid) -> Result<Option<AlertId>> {
    let row: Option<(i64,)> = sql("SELECT alert.id FROM alert_rule_firing AS firing
            JOIN alert ON alert.id = firing.alert_id
         WHERE firing.rule_id = $1 AND firing.dedup = $2 AND alert.is_open
         ORDER BY firing.at DESC, alert.id DESC LIMIT 1")
    .bind(rule)
    .bind(dedup)
    .fetch_optional(conn)
    .await?;
    Ok(row.map(|(id,)| AlertId(id)))
}

/// Where alerts of one kind are looked for: within a time, both ends included.
#[derive(Clone, Copy, Debug)]
pub struct Around {
    pub rule: AlertRuleId,
    pub dedup: Uuid,
    pub from: Timestamp,
    pub until: Timestamp,
}

/// A firing as judging needs it.
#[derive(Clone, Copy, Debug)]
pub struct Known {
    pub id: AlertFiringId,
    pub rule: AlertRuleId,
    pub dedup: Uuid,
    pub at: Timestamp,
    pub alert: Option<AlertId>,
}

type KnownRow = (i64, i64, Uuid, i64, Option<i64>);

/// In the order of time. Uses alert_rule_firing_near.
pub async fn near(conn: &mut Conn, wanted: &[Around]) -> Result<Vec<Known>> {
    let mut found = Vec::new();
    for chunk in chunks(wanted) {
        let rows: Vec<KnownRow> = select_near(chunk).fetch_all(conn).await?;
        found.extend(rows.into_iter().map(|(id, rule, dedup, at, alert)| Known {
            id: AlertFiringId(id),
            rule: AlertRuleId(rule),
            dedup,
            at: Timestamp::clamped(at),
            alert: alert.map(AlertId),
        }));
    }
    Ok(found)
}

/// How the engine would find them, for tests.
pub async fn explain_near(conn: &mut Conn) -> Result<Vec<String>> {
    let around = Around {
        rule: AlertRuleId(1),
        dedup: Uuid::nil(),
        from: Timestamp::clamped(0),
        until: Timestamp::clamped(1_000),
    };
    select_near(&[around; 4]).explain(conn).await
}

fn select_near(wanted: &[Around]) -> Sql {
    let mut query = sql("WITH wanted (rule_id, dedup, first, last) AS (VALUES ");
    for (index, around) in wanted.iter().enumerate() {
        query.push(if index == 0 { "(" } else { ", (" });
        query.push_bind(around.rule).push(", ").push_bind(around.dedup).push(", ");
        query.push_bind(around.from).push(", ").push_bind(around.until).push(")");
    }
    query.push(
        ") SELECT firing.id, firing.rule_id, firing.dedup, firing.at, firing.alert_id
         FROM wanted CROSS JOIN alert_rule_firing AS firing
         WHERE firing.rule_id = wanted.rule_id AND firing.dedup = wanted.dedup
           AND firing.at BETWEEN wanted.first AND wanted.last
         ORDER BY firing.rule_id, firing.dedup, firing.at",
    );
    query
}

/// What came in its cool-down.
pub async fn add_more(tx: &mut Tx, id: AlertFiringId, more: i64, until: Timestamp) -> Result<()> {
    sql("UPDATE alert_rule_firing SET more = more + $1,
            more_until = CASE WHEN more_until > $2 THEN more_until ELSE $2 END WHERE id = $3")
    .bind(more)
    .bind(until)
    .bind(id)
    .execute(tx)
    .await?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    rule_id: i64,
    rule_name: String,
    customer_id: i64,
    short_name: String,
    customer_name: String,
    labels: String,
    at: i64,
    judged_at: i64,
    outcome: String,
    reason: String,
    count: i64,
    more: i64,
    more_until: Option<i64>,
    alert_id: Option<i64>,
    silence_id: Option<i64>,
}

/// The newest first. Uses alert_rule_firing_rule, _alert, _outcome, _customer or the table's own order.
pub async fn firings(
    conn: &mut Conn,
    scope: &Scope,
    filter: FiringFilter,
    limit: u32,
    offset: u32,
) -> Result<Page<Firing>> {
    let total =
        total(count(conn, condition(scope, filter).wrapped("SELECT 1 FROM alert_rule_firing", "")).await?);
    let rows: Vec<Row> = page(scope, filter, limit, offset)
        .wrapped(
            "SELECT firing.id, rule_id, rule_name, customer_id, short_name, customer.name AS customer_name, labels,
                at, judged_at, outcome, reason, count, more, more_until, firing.alert_id, silence_id
             FROM alert_rule_firing AS firing JOIN customer ON customer.id = customer_id
             LEFT JOIN alert_silence ON alert_silence.alert_id = firing.alert_id
             WHERE firing.id IN (SELECT id FROM (",
            ") page) ORDER BY firing.id DESC",
        )
        .fetch_all(conn)
        .await?;
    Ok(Page { rows: rows.into_iter().map(firing).collect::<Result<_>>()?, total })
}

/// How the engine would find a page, for tests.
pub async fn explain_firings(conn: &mut Conn, scope: &Scope, filter: FiringFilter) -> Result<Vec<String>> {
    page(scope, filter, 50, 0).explain(conn).await
}

fn page(scope: &Scope, filter: FiringFilter, limit: u32, offset: u32) -> Sql {
    let mut page =
        condition(scope, filter).wrapped("SELECT id FROM alert_rule_firing", " ORDER BY id DESC LIMIT ");
    page.push_bind(limit).push(" OFFSET ").push_bind(offset);
    page
}

fn condition(scope: &Scope, filter: FiringFilter) -> Sql {
    let mut condition = sql(" WHERE 1 = 1");
    and_in_scope(&mut condition, scope, "customer_id");
    if let Some(rule) = filter.rule {
        condition.push(" AND rule_id = ").push_bind(rule);
    }
    if let Some(alert) = filter.alert {
        condition.push(" AND alert_id = ").push_bind(alert);
    }
    if let Some(outcome) = filter.outcome {
        condition.push(" AND outcome = ").push_bind(outcome.name());
    }
    // They are numbered in the order in which they are judged, so a span of time is one of numbers.
    if let Some(from) = filter.from {
        condition.push(" AND judged_at >= ").push_bind(from);
        condition.push(" AND id >= (SELECT id FROM alert_rule_firing WHERE judged_at >= ").push_bind(from);
        condition.push(" ORDER BY judged_at, id LIMIT 1)");
    }
    if let Some(to) = filter.to {
        condition.push(" AND judged_at <= ").push_bind(to);
        condition.push(" AND id <= (SELECT id FROM alert_rule_firing WHERE judged_at <= ").push_bind(to);
        condition.push(" ORDER BY judged_at DESC, id DESC LIMIT 1)");
    }
    condition
}

fn firing(row: Row) -> Result<Firing> {
    Ok(Firing {
        id: AlertFiringId(row.id),
        rule: AlertRuleId(row.rule_id),
        rule_name: row.rule_name,
        customer: CustomerName {
            id: CustomerId(row.customer_id),
            short_name: row.short_name,
            name: row.customer_name,
        },
        group: serde_json::from_str(&row.labels).map_err(StoreError::corrupt)?,
        at: Timestamp::clamped(row.at),
        judged: Timestamp::clamped(row.judged_at),
        outcome: FiringOutcome::named(&row.outcome).ok_or_else(|| StoreError::corrupt(row.outcome))?,
        reason: row.reason,
        count: row.count,
        more: row.more,
        more_until: row.more_until.map(Timestamp::clamped),
        alert: row.alert_id.map(AlertId),
        silenced: row.silence_id.is_some(),
    })
}

/// Forgets up to `most` of before a moment. Uses alert_rule_firing_judged.
pub async fn expire(tx: &mut Tx, before: Timestamp, most: u32) -> Result<u64> {
    sql("DELETE FROM alert_rule_firing WHERE id IN
            (SELECT id FROM alert_rule_firing WHERE judged_at < $1 ORDER BY judged_at LIMIT $2)")
    .bind(before)
    .bind(most)
    .execute(tx)
    .await
}
