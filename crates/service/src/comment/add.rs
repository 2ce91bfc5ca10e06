//! Saying something about a case.

use crate::{Ctx, Result, case::part};
use argus_domain::{
    CaseId, Invalid,
    comment::{Comment, NewComment},
};
use argus_store::{Tx, comment};
use serde_json::json;

pub async fn add(ctx: &Ctx, case: CaseId, text: &str, internal: bool) -> Result<Comment> {
    let mut tx = ctx.argus.store().begin().await?;
    let new = NewComment { text: text.to_owned(), internal, ..NewComment::default() };
    let added = say(&mut tx, ctx, case, new).await?;
    tx.commit().await?;
    Ok(added)
}

/// As part of a larger transaction.
pub(crate) async fn say(tx: &mut Tx, ctx: &Ctx, case: CaseId, new: NewComment) -> Result<Comment> {
    let new = NewComment { text: Comment::checked(&new.text)?, ..new };
    let work = part::speak_of(ctx, tx, case).await?;
    if let Some(answered) = new.reply_to
        && comment::get(tx, &work.scope, answered).await?.is_none_or(|answered| answered.case != case)
    {
        return Err(Invalid::one("asReplyTo", "is not a comment on this case").into());
    }
    let id = comment::insert(tx, case, &new, work.by, ctx.now).await?;
    let added = comment::get(tx, &work.scope, id).await?.ok_or_else(|| super::missing(id))?;
    work.done(tx, ctx, "comment.add", "Commented".to_owned(), json!({"after": added})).await?;
    Ok(added)
}
