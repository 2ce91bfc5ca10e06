//! Adding, editing and removing comments.

use crate::{
    Result, Tx,
    query::sql,
    removal,
    search::{self, Words},
};
use argus_domain::{CaseId, CommentId, Timestamp, UserId, comment::NewComment, search::SearchKind};

/// With what the case is now.
pub async fn insert(
    tx: &mut Tx,
    case: CaseId,
    new: &NewComment,
    by: Option<UserId>,
    now: Timestamp,
) -> Result<CommentId> {
    let (id,): (i64,) = sql("INSERT INTO case_comment
            (case_id, text, added_at, added_by, version, internal, reply_to, origin_email, status, severity)
         SELECT soc_case.id, $2, $3, $4, 1, $5, $6, $7, case_state.status, soc_case.severity
         FROM soc_case JOIN case_state ON case_state.id = soc_case.state_id WHERE soc_case.id = $1
         RETURNING id")
    .bind(case)
    .bind(new.text.as_str())
    .bind(now)
    .bind(by)
    .bind(new.internal)
    .bind(new.reply_to)
    .bind(new.origin_email.as_deref())
    .fetch_one(tx)
    .await?;
    search::follow(tx, SearchKind::Comment, id, Words::new()).await?;
    Ok(CommentId(id))
}

/// Whether it still is in `version`, and was edited.
pub async fn edit(tx: &mut Tx, id: CommentId, version: i64, text: &str, now: Timestamp) -> Result<bool> {
    let words = search::words_of(tx, SearchKind::Comment, id.0).await?;
    let edited = sql("UPDATE case_comment SET text = $1, edited_at = $2, version = version + 1
         WHERE id = $3 AND version = $4 AND deleted_at IS NULL")
    .bind(text)
    .bind(now)
    .bind(id)
    .bind(version)
    .execute(tx)
    .await?;
    search::follow(tx, SearchKind::Comment, id.0, words).await?;
    Ok(edited > 0)
}

/// It is kept, and no longer told.
pub async fn remove(tx: &mut Tx, id: CommentId, now: Timestamp) -> Result<()> {
    removal::remove(tx, SearchKind::Comment, id.0, now).await
}

/// With all that it had.
pub async fn restore(tx: &mut Tx, id: CommentId) -> Result<()> {
    removal::restore(tx, SearchKind::Comment, id.0).await
}
