//! Sessions of browsers and programs. Only hashes of their tokens are kept.

use crate::{Conn, Result, StoreError, Tx, query::sql};
use argus_domain::{ApiKeyId, CustomerId, Permission, Timestamp, UserId};
use std::{fmt::Display, str::FromStr};

#[derive(Clone, Debug)]
pub struct Session {
    pub user: UserId,
    pub created: Timestamp,
    pub last_used: Timestamp,
    pub narrowed: Option<Narrowed>,
}

/// What a session may do less than what it was made from.
#[derive(Clone, Debug)]
pub struct Narrowed {
    pub parent: Parent,
    /// `None` is all of the parent's.
    pub customers: Option<Vec<CustomerId>>,
    /// `None` is all of the parent's.
    pub permissions: Option<Vec<Permission>>,
    pub read_only: bool,
}

/// What a narrower session was made from: it ends with that.
#[derive(Clone, Debug)]
pub enum Parent {
    /// By its token's hash.
    Session(Vec<u8>),
    Key(ApiKeyId),
}

pub async fn insert(tx: &mut Tx, token_hash: &[u8], user: UserId, now: Timestamp) -> Result<()> {
    sql("INSERT INTO session (token_hash, user_id, created_at, last_used_at) VALUES ($1, $2, $3, $3)")
        .bind(token_hash)
        .bind(user)
        .bind(now)
        .execute(tx)
        .await?;
    Ok(())
}

pub async fn insert_narrowed(
    tx: &mut Tx,
    token_hash: &[u8],
    user: UserId,
    narrowed: &Narrowed,
    now: Timestamp,
) -> Result<()> {
    let (parent, key) = match &narrowed.parent {
        Parent::Session(hash) => (Some(hash.clone()), None),
        Parent::Key(key) => (None, Some(*key)),
    };
    let listed = |items: Vec<String>| items.join(",");
    let customers = narrowed.customers.as_ref().map(|ids| ids.iter().map(ToString::to_string).collect());
    let permissions =
        narrowed.permissions.as_ref().map(|names| names.iter().map(ToString::to_string).collect());
    sql("INSERT INTO session (token_hash, user_id, created_at, last_used_at, parent, api_key_id,
            only_customers, only_permissions, read_only) VALUES ($1, $2, $3, $3, $4, $5, $6, $7, $8)")
    .bind(token_hash)
    .bind(user)
    .bind(now)
    .bind(parent)
    .bind(key)
    .bind(customers.map(listed))
    .bind(permissions.map(listed))
    .bind(narrowed.read_only)
    .execute(tx)
    .await?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Row {
    user_id: i64,
    created_at: i64,
    last_used_at: i64,
    parent: Option<Vec<u8>>,
    api_key_id: Option<i64>,
    only_customers: Option<String>,
    only_permissions: Option<String>,
    read_only: bool,
}

pub async fn find(conn: &mut Conn, token_hash: &[u8]) -> Result<Option<Session>> {
    let row: Option<Row> =
        sql("SELECT user_id, created_at, last_used_at, parent, api_key_id, only_customers,
            only_permissions, read_only FROM session WHERE token_hash = $1")
        .bind(token_hash)
        .fetch_optional(conn)
        .await?;
    row.map(session).transpose()
}

fn session(row: Row) -> Result<Session> {
    let parent = row.parent.map(Parent::Session).or(row.api_key_id.map(ApiKeyId).map(Parent::Key));
    let narrowed = match parent {
        None => None,
        Some(parent) => Some(Narrowed {
            parent,
            customers: row.only_customers.map(|text| list(&text)).transpose()?,
            permissions: row.only_permissions.map(|text| list(&text)).transpose()?,
            read_only: row.read_only,
        }),
    };
    Ok(Session {
        user: UserId(row.user_id),
        created: Timestamp::clamped(row.created_at),
        last_used: Timestamp::clamped(row.last_used_at),
        narrowed,
    })
}

fn list<T: FromStr<Err: Display>>(text: &str) -> Result<Vec<T>> {
    let items = text.split(',').filter(|item| !item.is_empty());
    items.map(|item| item.parse().map_err(StoreError::corrupt)).collect()
}

pub async fn touch(tx: &mut Tx, token_hash: &[u8], now: Timestamp) -> Result<()> {
    sql("UPDATE session SET last_used_at = $1 WHERE token_hash = $2")
        .bind(now)
        .bind(token_hash)
        .execute(tx)
        .await?;
    Ok(())
}

pub async fn delete(tx: &mut Tx, token_hash: &[u8]) -> Result<()> {
    sql("DELETE FROM session WHERE token_hash = $1").bind(token_hash).execute(tx).await?;
    Ok(())
}

/// Logs a user out everywhere.
pub async fn delete_of_user(tx: &mut Tx, user: UserId) -> Result<()> {
    sql("DELETE FROM session WHERE user_id = $1").bind(user).execute(tx).await?;
    Ok(())
}

/// Forgets sessions that were last used or created too long ago.
pub async fn delete_ended(
    tx: &mut Tx,
    last_used_before: Timestamp,
    created_before: Timestamp,
) -> Result<u64> {
    sql("DELETE FROM session WHERE last_used_at < $1 OR created_at < $2")
        .bind(last_used_before)
        .bind(created_before)
        .execute(tx)
        .await
}
