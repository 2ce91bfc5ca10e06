//! Rules.

use crate::{
    Conn, Locked, Result, Scope, StoreError, Tx,
    listing::Listing,
    query::{Sql, like_pattern, sql},
    versioned::{self, json},
};
use argus_domain::{
    AlertRuleId, CustomerId, Timestamp, UserId,
    alert_rule::{AlertRule, AlertRuleContent, AlertRuleFilter},
    case::Person,
    criteria::Page,
    version::FieldVersions,
};

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    content: String,
    author_id: i64,
    author_name: String,
    saved_at: i64,
    version: i64,
    generation: i64,
}

const COLUMNS: &str = "alert_rule.id, content, author_id, app_user.name AS author_name, saved_at,
    alert_rule.version, generation";
const FROM: &str = " FROM alert_rule JOIN app_user ON app_user.id = author_id";

fn rule(row: Row) -> Result<AlertRule> {
    Ok(AlertRule {
        id: AlertRuleId(row.id),
        content: serde_json::from_str(&row.content).map_err(StoreError::corrupt)?,
        author: Person { id: UserId(row.author_id), name: row.author_name },
        saved: Timestamp::clamped(row.saved_at),
        version: row.version,
    })
}

/// A rule is seen by whoever sees all of its customers.
fn and_in_scope(query: &mut Sql, scope: &Scope) {
    if let Some(ids) = scope.only() {
        query.push(" AND all_customers = ").push_bind(false);
        query.push(
            " AND NOT EXISTS (SELECT 1 FROM alert_rule_customer AS other
                WHERE other.rule_id = alert_rule.id AND other.customer_id NOT IN ",
        );
        query.push_list(if ids.is_empty() { vec![CustomerId(-1)] } else { ids.to_vec() }).push(")");
    }
}

/// By name.
pub async fn list(
    conn: &mut Conn,
    scope: &Scope,
    filter: &AlertRuleFilter,
    limit: u32,
    offset: u32,
) -> Result<Page<AlertRule>> {
    let mut condition = sql(format!("{FROM} WHERE 1 = 1"));
    if !filter.text.trim().is_empty() {
        let pattern = like_pattern(filter.text.trim());
        condition.push(" AND LOWER(alert_rule.name) LIKE ").push_bind(pattern).push(" ESCAPE '\\'");
    }
    if let Some(enabled) = filter.enabled {
        condition.push(" AND enabled = ").push_bind(enabled);
    }
    and_in_scope(&mut condition, scope);
    let order = "LOWER(alert_rule.name), alert_rule.id".to_owned();
    let listing = Listing { columns: COLUMNS, condition, order, limit, offset };
    let page = listing.fetch::<Row>(conn).await?;
    Ok(Page { rows: page.rows.into_iter().map(rule).collect::<Result<_>>()?, total: page.total })
}

pub async fn count(conn: &mut Conn) -> Result<u64> {
    let (count,): (i64,) = sql("SELECT COUNT(*) FROM alert_rule").fetch_one(conn).await?;
    Ok(count.unsigned_abs())
}

/// With the generation that it is judged in.
pub async fn get(conn: &mut Conn, scope: &Scope, id: AlertRuleId) -> Result<Option<(AlertRule, i64)>> {
    let mut query = sql(format!("SELECT {COLUMNS}{FROM} WHERE alert_rule.id = "));
    query.push_bind(id);
    and_in_scope(&mut query, scope);
    let row: Option<Row> = query.fetch_optional(conn).await?;
    row.map(|row| Ok((row.generation, rule(row)?))).transpose().map(|found| found.map(|(g, rule)| (rule, g)))
}

/// Those that are on, each with its generation.
pub async fn enabled(conn: &mut Conn) -> Result<Vec<(AlertRule, i64)>> {
    let mut query = sql(format!("SELECT {COLUMNS}{FROM} WHERE enabled = "));
    query.push_bind(true).push(" ORDER BY alert_rule.id");
    let rows: Vec<Row> = query.fetch_all(conn).await?;
    rows.into_iter()
        .map(|row| Ok((row.generation, rule(row)?)))
        .map(|both| both.map(|(g, r)| (r, g)))
        .collect()
}

/// What a copy of the rules is as new as.
pub async fn revision(conn: &mut Conn) -> Result<i64> {
    let (revision,): (i64,) =
        sql("SELECT revision FROM alert_rule_head WHERE only_row = 1").fetch_one(conn).await?;
    Ok(revision)
}

/// A change of the rules, which others wait for.
pub async fn next_revision(tx: &mut Tx) -> Result<i64> {
    let (revision,): (i64,) =
        sql("UPDATE alert_rule_head SET revision = revision + 1 WHERE only_row = 1 RETURNING revision")
            .fetch_one(tx)
            .await?;
    Ok(revision)
}

#[derive(Clone, Copy, Debug)]
pub struct SaveAlertRule<'a> {
    pub content: &'a AlertRuleContent,
    pub versions: &'a FieldVersions,
    pub generation: i64,
    pub author: UserId,
    pub now: Timestamp,
}

pub async fn insert(tx: &mut Tx, new: SaveAlertRule<'_>) -> Result<AlertRuleId> {
    let SaveAlertRule { content, versions, generation, author, now } = new;
    let (id,): (i64,) = sql("INSERT INTO alert_rule
            (name, enabled, all_customers, content, generation, author_id, saved_at, version, field_versions)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8) RETURNING id")
    .bind(content.name.as_str())
    .bind(content.enabled)
    .bind(content.customers.is_empty())
    .bind(json(content)?)
    .bind(generation)
    .bind(author)
    .bind(now)
    .bind(json(versions)?)
    .fetch_one(tx)
    .await?;
    put_customers(tx, AlertRuleId(id), &content.customers).await?;
    Ok(AlertRuleId(id))
}

/// Call it before reading the rule.
pub async fn lock(tx: &mut Tx, id: AlertRuleId) -> Result<Option<Locked>> {
    versioned::lock(tx, "alert_rule", id).await
}

/// Writes all of a locked rule, as its next version.
pub async fn update(tx: &mut Tx, id: AlertRuleId, save: SaveAlertRule<'_>) -> Result<()> {
    let SaveAlertRule { content, versions, generation, author, now } = save;
    sql("UPDATE alert_rule SET version = version + 1, name = $1, enabled = $2, all_customers = $3,
            content = $4, generation = $5, author_id = $6, saved_at = $7, field_versions = $8
         WHERE id = $9")
    .bind(content.name.as_str())
    .bind(content.enabled)
    .bind(content.customers.is_empty())
    .bind(json(content)?)
    .bind(generation)
    .bind(author)
    .bind(now)
    .bind(json(versions)?)
    .bind(id)
    .execute(tx)
    .await?;
    put_customers(tx, id, &content.customers).await
}

async fn put_customers(tx: &mut Tx, id: AlertRuleId, customers: &[CustomerId]) -> Result<()> {
    sql("DELETE FROM alert_rule_customer WHERE rule_id = $1").bind(id).execute(tx).await?;
    for customer in customers {
        sql("INSERT INTO alert_rule_customer (rule_id, customer_id) VALUES ($1, $2)")
            .bind(id)
            .bind(*customer)
            .execute(tx)
            .await?;
    }
    Ok(())
}

/// What came of it stays.
pub async fn remove(tx: &mut Tx, id: AlertRuleId) -> Result<()> {
    sql("DELETE FROM alert_rule_customer WHERE rule_id = $1").bind(id).execute(tx).await?;
    sql("DELETE FROM alert_rule WHERE id = $1").bind(id).execute(tx).await?;
    Ok(())
}
