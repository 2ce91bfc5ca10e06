//! API keys. Only their hashes are kept.

use crate::{
    Conn, Result, StoreError, Tx,
    listing::{Listing, and_keywords},
    query::sql,
};
use argus_domain::{
    ApiKeyId, Keywords, Permission, Timestamp, UserId,
    api_key::{ApiKey, ApiKeyFilter, NewApiKey},
    criteria::Page,
    membership::UserName,
};

/// What a key is worth.
#[derive(Clone, Debug)]
pub struct KeyRights {
    pub id: ApiKeyId,
    pub user: UserId,
    /// `None` is all of its owner's.
    pub permissions: Option<Vec<Permission>>,
    pub expires: Option<Timestamp>,
    pub last_used: Option<Timestamp>,
}

pub async fn insert(
    tx: &mut Tx,
    user: UserId,
    new: &NewApiKey,
    key_hash: &[u8],
    now: Timestamp,
) -> Result<ApiKeyId> {
    let (id,): (i64,) = sql("INSERT INTO api_key
            (user_id, name, key_hash, created_at, only_permissions, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6) RETURNING id")
    .bind(user)
    .bind(new.name.as_str())
    .bind(key_hash)
    .bind(now)
    .bind(new.permissions.as_deref().map(listed))
    .bind(new.expires)
    .fetch_one(tx)
    .await?;
    Ok(ApiKeyId(id))
}

fn listed(permissions: &[Permission]) -> String {
    permissions.iter().map(|permission| permission.name()).collect::<Vec<_>>().join(",")
}

fn permissions(listed: Option<String>) -> Result<Option<Vec<Permission>>> {
    let list = |text: String| {
        let names = text.split(',').filter(|name| !name.is_empty());
        names.map(|name| name.parse().map_err(StoreError::corrupt)).collect()
    };
    listed.map(list).transpose()
}

type RightsRow = (i64, i64, Option<String>, Option<i64>, Option<i64>);

const RIGHTS: &str = "SELECT id, user_id, only_permissions, expires_at, last_used_at FROM api_key WHERE ";

fn rights((id, user, only, expires, last_used): RightsRow) -> Result<KeyRights> {
    Ok(KeyRights {
        id: ApiKeyId(id),
        user: UserId(user),
        permissions: permissions(only)?,
        expires: expires.map(Timestamp::clamped),
        last_used: last_used.map(Timestamp::clamped),
    })
}

pub async fn find(conn: &mut Conn, key_hash: &[u8]) -> Result<Option<KeyRights>> {
    let row = sql(format!("{RIGHTS} key_hash = $1")).bind(key_hash).fetch_optional(conn).await?;
    row.map(rights).transpose()
}

pub async fn by_id(conn: &mut Conn, id: ApiKeyId) -> Result<Option<KeyRights>> {
    let row = sql(format!("{RIGHTS} id = $1")).bind(id).fetch_optional(conn).await?;
    row.map(rights).transpose()
}

pub async fn touch(tx: &mut Tx, id: ApiKeyId, now: Timestamp) -> Result<()> {
    sql("UPDATE api_key SET last_used_at = $1 WHERE id = $2").bind(now).bind(id).execute(tx).await?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    user_id: i64,
    login: String,
    user_name: String,
    disabled: bool,
    name: String,
    only_permissions: Option<String>,
    created_at: i64,
    expires_at: Option<i64>,
    last_used_at: Option<i64>,
}

const COLUMNS: &str = "api_key.id, user_id, login, app_user.name AS user_name, disabled, api_key.name,
    only_permissions, api_key.created_at, expires_at, last_used_at";

const FROM: &str = " FROM api_key JOIN app_user ON app_user.id = user_id WHERE 1 = 1";

fn key(row: Row) -> Result<ApiKey> {
    Ok(ApiKey {
        id: ApiKeyId(row.id),
        owner: UserName {
            id: UserId(row.user_id),
            login: row.login,
            name: row.user_name,
            disabled: row.disabled,
        },
        name: row.name,
        permissions: permissions(row.only_permissions)?,
        added: Timestamp::clamped(row.created_at),
        expires: row.expires_at.map(Timestamp::clamped),
        last_used: row.last_used_at.map(Timestamp::clamped),
    })
}

pub async fn get(conn: &mut Conn, id: ApiKeyId) -> Result<Option<ApiKey>> {
    let row: Option<Row> =
        sql(format!("SELECT {COLUMNS}{FROM} AND api_key.id = $1")).bind(id).fetch_optional(conn).await?;
    row.map(key).transpose()
}

/// A page of those that a filter leaves, the newest first.
pub async fn page(conn: &mut Conn, filter: &ApiKeyFilter, limit: u32, offset: u32) -> Result<Page<ApiKey>> {
    let mut condition = sql(FROM);
    if let Some(owner) = filter.owner {
        condition.push(" AND user_id = ").push_bind(owner);
    }
    let words = Keywords::all(filter.text.split_whitespace().map(str::to_owned).collect());
    and_keywords(&mut condition, &words, &["LOWER(api_key.name)", "login", "LOWER(app_user.name)"]);
    let listing = Listing { columns: COLUMNS, condition, order: "api_key.id DESC".to_owned(), limit, offset };
    let page = listing.fetch::<Row>(conn).await?;
    Ok(Page { rows: page.rows.into_iter().map(key).collect::<Result<_>>()?, total: page.total })
}

/// With all sessions that were made from it. `false` where it is gone already.
pub async fn remove(tx: &mut Tx, id: ApiKeyId) -> Result<bool> {
    Ok(sql("DELETE FROM api_key WHERE id = $1").bind(id).execute(tx).await? > 0)
}

/// How many there were.
pub async fn remove_of_user(tx: &mut Tx, user: UserId) -> Result<u64> {
    sql("DELETE FROM api_key WHERE user_id = $1").bind(user).execute(tx).await
}
