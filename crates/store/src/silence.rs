//! Silences.

use crate::{
    Conn, Locked, Result, Scope, StoreError, Tx,
    listing::{count, total},
    query::{Sql, chunks, sql},
    versioned::{self, json},
};
use argus_domain::{
    AlertId, SilenceId, Timestamp, UserId,
    case::Person,
    criteria::Page,
    policy::Matcher,
    silence::{Silence, SilencedBy},
    version::FieldVersions,
};
use std::collections::HashMap;

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    matcher: String,
    reason: String,
    from_at: i64,
    until_at: i64,
    created_at: i64,
    created_by: i64,
    creator_name: String,
    alerts: i64,
    version: i64,
}

const SELECT: &str = "SELECT silence.id, matcher, reason, from_at, until_at, silence.created_at, created_by,
        app_user.name AS creator_name, silence.version,
        (SELECT COUNT(*) FROM alert_silence WHERE silence_id = silence.id) AS alerts
    FROM silence JOIN app_user ON app_user.id = created_by";

fn silence(row: Row) -> Result<Silence> {
    Ok(Silence {
        id: SilenceId(row.id),
        matcher: serde_json::from_str(&row.matcher).map_err(StoreError::corrupt)?,
        reason: row.reason,
        from: Timestamp::clamped(row.from_at),
        until: Timestamp::clamped(row.until_at),
        by: Person { id: UserId(row.created_by), name: row.creator_name },
        created: Timestamp::clamped(row.created_at),
        alerts: row.alerts.unsigned_abs(),
        version: row.version,
    })
}

async fn silences(conn: &mut Conn, query: Sql) -> Result<Vec<Silence>> {
    query.fetch_all::<Row>(conn).await?.into_iter().map(silence).collect()
}

/// Those whose customers are all in the scope.
fn and_seen(query: &mut Sql, scope: &Scope) {
    if let Some(ids) = scope.only() {
        query.push(
            " AND EXISTS (SELECT 1 FROM silence_customer WHERE silence_id = silence.id)
            AND NOT EXISTS (SELECT 1 FROM silence_customer WHERE silence_id = silence.id AND customer_id NOT IN ",
        );
        query.push_list(ids.iter().copied()).push(")");
    }
}

/// Those that are not over before those that are; the one that ends first, first, and of the others the one that ended
/// last. Uses silence_until.
pub async fn list(
    conn: &mut Conn,
    scope: &Scope,
    over: bool,
    now: Timestamp,
    limit: u32,
    offset: u32,
) -> Result<Page<Silence>> {
    let condition = || {
        let mut condition = sql(if over { " WHERE until_at <= " } else { " WHERE until_at > " });
        condition.push_bind(now);
        and_seen(&mut condition, scope);
        condition
    };
    let total = total(count(conn, condition().wrapped("SELECT 1 FROM silence", "")).await?);
    let way = if over { " DESC" } else { "" };
    let mut page = condition().wrapped(SELECT, &format!(" ORDER BY until_at{way}, silence.id{way} LIMIT "));
    page.push_bind(limit).push(" OFFSET ").push_bind(offset);
    Ok(Page { rows: silences(conn, page).await?, total })
}

pub async fn get(conn: &mut Conn, scope: &Scope, id: SilenceId) -> Result<Option<Silence>> {
    let mut query = sql(format!("{SELECT} WHERE silence.id = "));
    query.push_bind(id);
    and_seen(&mut query, scope);
    Ok(silences(conn, query).await?.pop())
}

/// Those in force, the oldest first: there are few. Uses silence_until.
pub async fn in_force(conn: &mut Conn, now: Timestamp) -> Result<Vec<Silence>> {
    // How many alerts each has made silent is not asked for.
    let select = SELECT
        .replace("(SELECT COUNT(*) FROM alert_silence WHERE silence_id = silence.id)", "CAST(0 AS BIGINT)");
    let mut query = sql(format!("{select} WHERE until_at > "));
    query.push_bind(now).push(" AND from_at <= ").push_bind(now).push(" ORDER BY silence.id");
    silences(conn, query).await
}

/// How many are not over.
pub async fn count_current(conn: &mut Conn, now: Timestamp) -> Result<u64> {
    let (count,): (i64,) =
        sql("SELECT COUNT(*) FROM silence WHERE until_at > $1").bind(now).fetch_one(conn).await?;
    Ok(count.unsigned_abs())
}

#[derive(Clone, Copy, Debug)]
pub struct InsertSilence<'a> {
    pub matcher: &'a Matcher,
    pub reason: &'a str,
    pub from: Timestamp,
    pub until: Timestamp,
    pub by: UserId,
    pub now: Timestamp,
}

pub async fn insert(tx: &mut Tx, new: InsertSilence<'_>) -> Result<SilenceId> {
    let (id,): (i64,) = sql("INSERT INTO silence
            (matcher, reason, from_at, until_at, created_at, created_by, version, field_versions)
         VALUES ($1, $2, $3, $4, $5, $6, 1, '{}') RETURNING id")
    .bind(json(new.matcher)?)
    .bind(new.reason)
    .bind(new.from)
    .bind(new.until)
    .bind(new.now)
    .bind(new.by)
    .fetch_one(tx)
    .await?;
    for customer in &new.matcher.customers {
        sql("INSERT INTO silence_customer (silence_id, customer_id) VALUES ($1, $2) ON CONFLICT DO NOTHING")
            .bind(id)
            .bind(*customer)
            .execute(tx)
            .await?;
    }
    Ok(SilenceId(id))
}

/// Call it before reading the silence.
pub async fn lock(tx: &mut Tx, id: SilenceId) -> Result<Option<Locked>> {
    versioned::lock(tx, "silence", id).await
}

/// Of a locked silence, as its next version.
pub async fn set_until(tx: &mut Tx, id: SilenceId, until: Timestamp, versions: &FieldVersions) -> Result<()> {
    sql("UPDATE silence SET until_at = $1, version = version + 1, field_versions = $2 WHERE id = $3")
        .bind(until)
        .bind(json(versions)?)
        .bind(id)
        .execute(tx)
        .await?;
    Ok(())
}

/// Nobody is told of the alert because of it.
pub async fn mark(tx: &mut Tx, alert: AlertId, silence: SilenceId) -> Result<()> {
    sql("INSERT INTO alert_silence (alert_id, silence_id) VALUES ($1, $2)
         ON CONFLICT (alert_id) DO UPDATE SET silence_id = excluded.silence_id")
    .bind(alert)
    .bind(silence)
    .execute(tx)
    .await?;
    Ok(())
}

/// Why nobody was told of an alert, if so.
pub async fn of_alert(conn: &mut Conn, alert: AlertId) -> Result<Option<SilencedBy>> {
    Ok(of_alerts(conn, &[alert]).await?.remove(&alert))
}

/// The same of several.
pub(crate) async fn of_alerts(conn: &mut Conn, alerts: &[AlertId]) -> Result<HashMap<AlertId, SilencedBy>> {
    let mut silences = HashMap::new();
    for chunk in chunks(alerts) {
        let mut query = sql("SELECT alert_id, silence.id, reason, until_at, created_by, app_user.name
             FROM alert_silence JOIN silence ON silence.id = silence_id JOIN app_user ON app_user.id = created_by
             WHERE alert_id IN ");
        query.push_list(chunk.iter().copied());
        let rows: Vec<(i64, i64, String, i64, i64, String)> = query.fetch_all(conn).await?;
        for (alert, id, reason, until, by, name) in rows {
            let by = SilencedBy {
                alert: AlertId(alert),
                silence: SilenceId(id),
                reason,
                until: Timestamp::clamped(until),
                by: Person { id: UserId(by), name },
            };
            silences.insert(AlertId(alert), by);
        }
    }
    Ok(silences)
}

/// The newest alerts that a silence made silent. Uses alert_silence_silence.
pub async fn alerts_of(conn: &mut Conn, id: SilenceId, limit: u32) -> Result<Vec<AlertId>> {
    let rows: Vec<(i64,)> =
        sql("SELECT alert_id FROM alert_silence WHERE silence_id = $1 ORDER BY alert_id DESC LIMIT $2")
            .bind(id)
            .bind(limit)
            .fetch_all(conn)
            .await?;
    Ok(rows.into_iter().map(|(id,)| AlertId(id)).collect())
}
