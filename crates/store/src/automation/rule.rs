//! Rules.

use crate::{
    Conn, Locked, Result, StoreError, Tx,
    listing::Listing,
    query::{Sql, sql},
    versioned::{self, json},
};
use argus_domain::{
    AutomationRuleId, StateId, Timestamp, UserId,
    automation::{Rule, RuleContent},
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
}

const COLUMNS: &str =
    "automation_rule.id, content, author_id, app_user.name AS author_name, saved_at, automation_rule.version";
const FROM: &str = " FROM automation_rule JOIN app_user ON app_user.id = author_id";

fn rule(row: Row) -> Result<Rule> {
    Ok(Rule {
        id: AutomationRuleId(row.id),
        content: serde_json::from_str(&row.content).map_err(StoreError::corrupt)?,
        author: Person { id: UserId(row.author_id), name: row.author_name },
        saved: Timestamp::clamped(row.saved_at),
        version: row.version,
    })
}

async fn rules(conn: &mut Conn, query: Sql) -> Result<Vec<Rule>> {
    query.fetch_all::<Row>(conn).await?.into_iter().map(rule).collect()
}

/// In the order in which they run.
pub async fn list(conn: &mut Conn, limit: u32, offset: u32) -> Result<Page<Rule>> {
    let listing = Listing {
        columns: COLUMNS,
        condition: sql(FROM),
        order: "rule_order, automation_rule.id".to_owned(),
        limit,
        offset,
    };
    let page = listing.fetch::<Row>(conn).await?;
    Ok(Page { rows: page.rows.into_iter().map(rule).collect::<Result<_>>()?, total: page.total })
}

pub async fn count(conn: &mut Conn) -> Result<u64> {
    let (count,): (i64,) = sql("SELECT COUNT(*) FROM automation_rule").fetch_one(conn).await?;
    Ok(count.unsigned_abs())
}

pub async fn get(conn: &mut Conn, id: AutomationRuleId) -> Result<Option<Rule>> {
    let mut query = sql(format!("SELECT {COLUMNS}{FROM} WHERE automation_rule.id = "));
    query.push_bind(id);
    Ok(rules(conn, query).await?.pop())
}

/// The active rules that wait for one of these kinds of happenings, in the order in which they run. Uses
/// automation_rule_waiting.
pub async fn waiting(conn: &mut Conn, kinds: &[&str]) -> Result<Vec<Rule>> {
    let mut query = sql(format!("SELECT {COLUMNS}{FROM} WHERE waits_for IN "));
    query.push_list(kinds.iter().copied()).push(" AND active = ").push_bind(true);
    query.push(" ORDER BY rule_order, automation_rule.id");
    rules(conn, query).await
}

/// The name of a rule that names a state, if there is one. There are few rules.
pub async fn naming_state(conn: &mut Conn, state: StateId) -> Result<Option<String>> {
    let query = sql(format!("SELECT {COLUMNS}{FROM} ORDER BY automation_rule.id"));
    let found = rules(conn, query).await?.into_iter().find(|rule| rule.content.names_state(state));
    Ok(found.map(|rule| rule.content.name))
}

#[derive(Clone, Copy, Debug)]
pub struct SaveRule<'a> {
    pub content: &'a RuleContent,
    pub versions: &'a FieldVersions,
    pub author: UserId,
    pub now: Timestamp,
}

/// `None` if another one has the name.
pub async fn insert(tx: &mut Tx, new: SaveRule<'_>) -> Result<Option<AutomationRuleId>> {
    let row: Option<(i64,)> = columns(
        sql("INSERT INTO automation_rule
            (name, active, waits_for, rule_order, content, author_id, saved_at, version, field_versions)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8) ON CONFLICT (name) DO NOTHING RETURNING id"),
        new,
    )?
    .fetch_optional(tx)
    .await?;
    Ok(row.map(|(id,)| AutomationRuleId(id)))
}

/// All that is written of a rule, as the first parameters.
fn columns(query: Sql, SaveRule { content, versions, author, now }: SaveRule<'_>) -> Result<Sql> {
    Ok(query
        .bind(content.name.as_str())
        .bind(content.active)
        .bind(content.trigger.waits_for())
        .bind(content.order)
        .bind(json(content)?)
        .bind(author)
        .bind(now)
        .bind(json(versions)?))
}

/// Call it before reading the rule.
pub async fn lock(tx: &mut Tx, id: AutomationRuleId) -> Result<Option<Locked>> {
    versioned::lock(tx, "automation_rule", id).await
}

/// Writes all of a locked rule, as its next version; `false` if another one has the name.
pub async fn update(tx: &mut Tx, id: AutomationRuleId, save: SaveRule<'_>) -> Result<bool> {
    let updated = columns(
        sql("UPDATE automation_rule SET version = version + 1, name = $1, active = $2, waits_for = $3,
            rule_order = $4, content = $5, author_id = $6, saved_at = $7, field_versions = $8
         WHERE id = $9 AND NOT EXISTS (SELECT 1 FROM automation_rule WHERE name = $1 AND id <> $9)"),
        save,
    )?
    .bind(id)
    .execute(tx)
    .await?;
    Ok(updated > 0)
}

pub async fn remove(tx: &mut Tx, id: AutomationRuleId) -> Result<()> {
    sql("DELETE FROM automation_timer WHERE rule_id = $1").bind(id).execute(tx).await?;
    sql("DELETE FROM automation_rule WHERE id = $1").bind(id).execute(tx).await?;
    Ok(())
}
