//! Taking a comment back, and restoring it.

use super::{find, may_change, missing};
use crate::{Ctx, Result, case::part};
use argus_domain::{CommentId, Permission, comment::Comment};
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

/// As it was: by whom and when it was said, and what it answers. For whoever may delete it.
pub async fn restore(ctx: &Ctx, id: CommentId) -> Result<Comment> {
    let actor = ctx.require(Permission::UpdateCase)?;
    let scope = actor.scope();
    let mut tx = ctx.argus.store().begin().await?;
    let removed = comment::removed(&mut tx, &scope, id).await?.ok_or_else(|| missing(id))?;
    may_change(actor, &removed)?;
    let work = part::speak_of(ctx, &mut tx, removed.case).await?;
    // Nobody else did it meanwhile: the case is locked.
    let removed = comment::removed(&mut tx, &scope, id).await?.ok_or_else(|| missing(id))?;
    comment::restore(&mut tx, id).await?;
    let text = "Restored a comment".to_owned();
    work.done(&mut tx, ctx, "comment.restore", text, json!({"after": removed})).await?;
    tx.commit().await?;
    Ok(removed)
}
