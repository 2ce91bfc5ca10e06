//! API keys. Only their hashes are kept.

use crate::{Conn, Result, Tx, query::sql};
use argus_domain::{ApiKeyId, Timestamp, UserId};

#[derive(Clone, Debug)]
pub struct ApiKey {
    pub id: ApiKeyId,
    pub user: UserId,
    pub last_used: Option<Timestamp>,
}

pub async fn insert(
    tx: &mut Tx,
    user: UserId,
    name: &str,
    key_hash: &[u8],
    now: Timestamp,
) -> Result<ApiKeyId> {
    let (id,): (i64,) =
        sql("INSERT INTO api_key (user_id, name, key_hash, created_at) VALUES ($1, $2, $3, $4) RETURNING id")
            .bind(user)
            .bind(name)
            .bind(key_hash)
            .bind(now)
            .fetch_one(tx)
            .await?;
    Ok(ApiKeyId(id))
}

pub async fn find(conn: &mut Conn, key_hash: &[u8]) -> Result<Option<ApiKey>> {
    let row: Option<(i64, i64, Option<i64>)> =
        sql("SELECT id, user_id, last_used_at FROM api_key WHERE key_hash = $1")
            .bind(key_hash)
            .fetch_optional(conn)
            .await?;
    Ok(row.map(|(id, user, last_used)| ApiKey {
        id: ApiKeyId(id),
        user: UserId(user),
        last_used: last_used.map(Timestamp::clamped),
    }))
}

pub async fn touch(tx: &mut Tx, id: ApiKeyId, now: Timestamp) -> Result<()> {
    sql("UPDATE api_key SET last_used_at = $1 WHERE id = $2").bind(now).bind(id).execute(tx).await?;
    Ok(())
}
