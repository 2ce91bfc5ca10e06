//! Browser sessions. Only hashes of their tokens are kept.

use crate::{Conn, Result, Tx, query::sql};
use argus_domain::{Timestamp, UserId};

#[derive(Clone, Debug)]
pub struct Session {
    pub user: UserId,
    pub created: Timestamp,
    pub last_used: Timestamp,
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

pub async fn find(conn: &mut Conn, token_hash: &[u8]) -> Result<Option<Session>> {
    let row: Option<(i64, i64, i64)> =
        sql("SELECT user_id, created_at, last_used_at FROM session WHERE token_hash = $1")
            .bind(token_hash)
            .fetch_optional(conn)
            .await?;
    Ok(row.map(|(user, created, last_used)| Session {
        user: UserId(user),
        created: Timestamp::clamped(created),
        last_used: Timestamp::clamped(last_used),
    }))
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
