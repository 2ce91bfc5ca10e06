//! Policies.

use crate::{
    Conn, Locked, Result, StoreError, Tx,
    listing::Listing,
    query::{Sql, sql},
    versioned::{self, json},
};
use argus_domain::{
    PolicyId, Timestamp, UserId,
    case::Person,
    criteria::Page,
    policy::{Policy, PolicyContent},
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

const COLUMNS: &str = "policy.id, content, author_id, app_user.name AS author_name, saved_at, policy.version";
const FROM: &str = " FROM policy JOIN app_user ON app_user.id = author_id";

fn policy(row: Row) -> Result<Policy> {
    Ok(Policy {
        id: PolicyId(row.id),
        content: serde_json::from_str(&row.content).map_err(StoreError::corrupt)?,
        author: Person { id: UserId(row.author_id), name: row.author_name },
        saved: Timestamp::clamped(row.saved_at),
        version: row.version,
    })
}

async fn policies(conn: &mut Conn, query: Sql) -> Result<Vec<Policy>> {
    query.fetch_all::<Row>(conn).await?.into_iter().map(policy).collect()
}

/// In the order in which they are looked at.
pub async fn list(conn: &mut Conn, limit: u32, offset: u32) -> Result<Page<Policy>> {
    let listing = Listing {
        columns: COLUMNS,
        condition: sql(FROM),
        order: "policy_order, policy.id".to_owned(),
        limit,
        offset,
    };
    let page = listing.fetch::<Row>(conn).await?;
    Ok(Page { rows: page.rows.into_iter().map(policy).collect::<Result<_>>()?, total: page.total })
}

pub async fn count(conn: &mut Conn) -> Result<u64> {
    let (count,): (i64,) = sql("SELECT COUNT(*) FROM policy").fetch_one(conn).await?;
    Ok(count.unsigned_abs())
}

pub async fn get(conn: &mut Conn, id: PolicyId) -> Result<Option<Policy>> {
    let mut query = sql(format!("SELECT {COLUMNS}{FROM} WHERE policy.id = "));
    query.push_bind(id);
    Ok(policies(conn, query).await?.pop())
}

/// Those that are on, in the order in which they are looked at: there are few.
pub async fn active(conn: &mut Conn) -> Result<Vec<Policy>> {
    let mut query = sql(format!("SELECT {COLUMNS}{FROM} WHERE active = "));
    query.push_bind(true).push(" ORDER BY policy_order, policy.id");
    policies(conn, query).await
}

#[derive(Clone, Copy, Debug)]
pub struct SavePolicy<'a> {
    pub content: &'a PolicyContent,
    pub versions: &'a FieldVersions,
    pub author: UserId,
    pub now: Timestamp,
}

/// `None` if another one has the name.
pub async fn insert(tx: &mut Tx, new: SavePolicy<'_>) -> Result<Option<PolicyId>> {
    let SavePolicy { content, versions, author, now } = new;
    let row: Option<(i64,)> = sql("INSERT INTO policy
            (name, active, policy_order, content, author_id, saved_at, version, field_versions)
         VALUES ($1, $2, $3, $4, $5, $6, 1, $7) ON CONFLICT (name) DO NOTHING RETURNING id")
    .bind(content.name.as_str())
    .bind(content.active)
    .bind(content.order)
    .bind(json(content)?)
    .bind(author)
    .bind(now)
    .bind(json(versions)?)
    .fetch_optional(tx)
    .await?;
    Ok(row.map(|(id,)| PolicyId(id)))
}

/// Call it before reading the policy.
pub async fn lock(tx: &mut Tx, id: PolicyId) -> Result<Option<Locked>> {
    versioned::lock(tx, "policy", id).await
}

/// Writes all of a locked policy, as its next version; `false` if another one has the name.
pub async fn update(tx: &mut Tx, id: PolicyId, save: SavePolicy<'_>) -> Result<bool> {
    let SavePolicy { content, versions, author, now } = save;
    let updated = sql(
        "UPDATE policy SET version = version + 1, name = $1, active = $2, policy_order = $3, content = $4,
            author_id = $5, saved_at = $6, field_versions = $7
         WHERE id = $8 AND NOT EXISTS (SELECT 1 FROM policy WHERE name = $1 AND id <> $8)",
    )
    .bind(content.name.as_str())
    .bind(content.active)
    .bind(content.order)
    .bind(json(content)?)
    .bind(author)
    .bind(now)
    .bind(json(versions)?)
    .bind(id)
    .execute(tx)
    .await?;
    Ok(updated > 0)
}

/// What waits is dropped when its time comes, and what it did stays in the history.
pub async fn remove(tx: &mut Tx, id: PolicyId) -> Result<()> {
    sql("DELETE FROM policy WHERE id = $1").bind(id).execute(tx).await?;
    Ok(())
}
