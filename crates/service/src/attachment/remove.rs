//! Taking a file out of a case, and putting it back.

use super::{find, folder::Folder, missing};
use crate::{Ctx, Result, case::part, module::before::before_deleted};
use argus_domain::{AttachmentId, Invalid, Permission, attachment::Attachment, module::ObjectKind};
use argus_store::attachment;
use serde_json::json;

/// What it holds is kept for a while, so that this can be undone.
pub async fn remove(ctx: &Ctx, id: AttachmentId) -> Result<()> {
    before_deleted(ctx, ObjectKind::Evidence, id.0).await?;
    let mut tx = ctx.argus.store().begin().await?;
    let case = find(ctx, &mut tx, id).await?.case;
    let work = part::work_on(ctx, &mut tx, case).await?;
    let before = find(ctx, &mut tx, id).await?;
    work.check_has(before.case)?;
    attachment::remove(&mut tx, id, ctx.now).await?;
    let text = format!("Deleted the attachment “{}”", before.name);
    work.done(&mut tx, ctx, "attachment.remove", text, json!({"before": before})).await?;
    tx.commit().await?;
    Ok(())
}

/// As long as it is kept.
pub async fn restore(ctx: &Ctx, id: AttachmentId) -> Result<Attachment> {
    let scope = ctx.require(Permission::UpdateCase)?.scope();
    let mut tx = ctx.argus.store().begin().await?;
    let case = attachment::removed(&mut tx, &scope, id).await?.ok_or_else(|| missing(id))?.case;
    let work = part::work_on(ctx, &mut tx, case).await?;
    let removed = attachment::removed(&mut tx, &scope, id).await?.ok_or_else(|| missing(id))?;
    work.check_has(removed.case)?;
    let path = Folder::of(&ctx.argus).content(&removed.sha256);
    if !tokio::fs::try_exists(&path).await.unwrap_or(false) {
        return Err(Invalid::one("attachment", "was deleted too long ago: attach the file again").into());
    }
    attachment::restore(&mut tx, id).await?;
    let text = format!("Restored the attachment “{}”", removed.name);
    work.done(&mut tx, ctx, "attachment.restore", text, json!({"after": removed})).await?;
    tx.commit().await?;
    Ok(removed)
}
