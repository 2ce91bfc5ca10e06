//! Taking a comment back.

use super::find;
use crate::{Ctx, Result, case::part};
use argus_domain::CommentId;
use argus_store::{Tx, comment};
use serde_json::json;

pub async fn remove(ctx: &Ctx, id: CommentId) -> Result<()> {
    let mut tx = ctx.argus.store().begin().await?;
    within(&mut tx, ctx, id).await?;
    tx.commit().await?;
    Ok(())
}

/// As part of a larger transaction.
pub(super) async fn within(tx: &mut Tx, ctx: &Ctx, id: CommentId) -> Result<()> {
    let case = find(ctx, tx, id).await?.case;
    let work = part::speak_of(ctx, tx, case).await?;
    let before = find(ctx, tx, id).await?;
    work.check_has(before.case)?;
    comment::remove(tx, id, ctx.now).await?;
    let text = "Deleted a comment".to_owned();
    work.done(tx, ctx, "comment.remove", text, json!({"before": before})).await
}
