//! Saying something about a case.

use crate::{Ctx, Result, case::part};
use argus_domain::{CaseId, comment::Comment};
use argus_store::comment;
use serde_json::json;

pub async fn add(ctx: &Ctx, case: CaseId, text: &str) -> Result<Comment> {
    let text = Comment::checked(text)?;
    let mut tx = ctx.argus.store().begin().await?;
    let work = part::speak_of(ctx, &mut tx, case).await?;
    let id = comment::insert(&mut tx, case, &text, work.by, ctx.now).await?;
    let added = comment::get(&mut tx, &work.scope, id).await?.ok_or_else(|| super::missing(id))?;
    work.done(&mut tx, ctx, "comment.add", "Commented".to_owned(), json!({"after": added})).await?;
    tx.commit().await?;
    Ok(added)
}
