//! Adding, editing and removing comments.

use crate::{Result, Tx, query::sql};
use argus_domain::{CaseId, CommentId, Timestamp, UserId};

pub async fn insert(
    tx: &mut Tx,
    case: CaseId,
    text: &str,
    by: Option<UserId>,
    now: Timestamp,
) -> Result<CommentId> {
    let (id,): (i64,) = sql("INSERT INTO case_comment (case_id, text, added_at, added_by, version)
         VALUES ($1, $2, $3, $4, 1) RETURNING id")
    .bind(case)
    .bind(text)
    .bind(now)
    .bind(by)
    .fetch_one(tx)
    .await?;
    Ok(CommentId(id))
}

/// Whether it still is in `version`, and was edited.
pub async fn edit(tx: &mut Tx, id: CommentId, version: i64, text: &str, now: Timestamp) -> Result<bool> {
    let edited = sql("UPDATE case_comment SET text = $1, edited_at = $2, version = version + 1
         WHERE id = $3 AND version = $4 AND deleted_at IS NULL")
    .bind(text)
    .bind(now)
    .bind(id)
    .bind(version)
    .execute(tx)
    .await?;
    Ok(edited > 0)
}

/// It is kept, and no longer told.
pub async fn remove(tx: &mut Tx, id: CommentId, now: Timestamp) -> Result<()> {
    sql("UPDATE case_comment SET deleted_at = $1 WHERE id = $2").bind(now).bind(id).execute(tx).await?;
    Ok(())
}
