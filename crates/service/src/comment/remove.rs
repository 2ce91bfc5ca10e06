//! Taking a comment back.

use super::find;
use crate::{Ctx, Result, case::part};
use argus_domain::CommentId;
use argus_store::comment;
use serde_json::json;

pub async fn remove(ctx: &Ctx, id: CommentId) -> Result<()> {
    let mut tx = ctx.argus.store().begin().await?;
    let case = find(ctx, &mut tx, id).await?.case;
    let work = part::speak_of(ctx, &mut tx, case).await?;
    let before = find(ctx, &mut tx, id).await?;
    comment::remove(&mut tx, id, ctx.now).await?;
    let text = "Deleted a comment".to_owned();
    work.done(&mut tx, ctx, "comment.remove", text, json!({"before": before})).await?;
    tx.commit().await?;
    Ok(())
}
