//! Changing what is said of a file. What it holds never changes.

use super::{find, missing};
use crate::{Ctx, Result, case::part, merge::Merge, module::before::before_evidence_change};
use argus_domain::{
    AttachmentId,
    attachment::{Attachment, AttachmentChange},
};
use argus_store::{Tx, attachment};
use serde_json::json;

/// Others may have changed it since: only fields that they changed to something else are in the way.
pub async fn change(ctx: &Ctx, id: AttachmentId, change: AttachmentChange) -> Result<Attachment> {
    let change = before_evidence_change(ctx, id, change).await?;
    let mut tx = ctx.argus.store().begin().await?;
    let changed = change_within(&mut tx, ctx, id, change).await?;
    tx.commit().await?;
    Ok(changed)
}

/// As part of a larger transaction.
pub(crate) async fn change_within(
    tx: &mut Tx,
    ctx: &Ctx,
    id: AttachmentId,
    change: AttachmentChange,
) -> Result<Attachment> {
    let change = change.checked()?;
    let case = find(ctx, tx, id).await?.case;
    let work = part::work_on(ctx, tx, case).await?;
    let locked = attachment::lock(tx, id).await?.ok_or_else(|| missing(id))?;
    let before = find(ctx, tx, id).await?;
    work.check_has(before.case)?;
    let mut after = before.clone();
    let mut merge = Merge::new(change.version, locked, work.by, ctx.now);
    merge.field("name", &mut after.name, change.name);
    merge.field("description", &mut after.description, change.description);
    merge.field("malware", &mut after.malware, change.malware);
    let Some(merged) = merge.settle(tx).await? else { return Ok(before) };
    attachment::update(tx, &after, &merged.versions).await?;
    let after = find(ctx, tx, id).await?;
    let text = match (before.malware, after.malware) {
        (false, true) => format!("Marked “{}” as malware", after.name),
        (true, false) => format!("Marked “{}” as harmless", after.name),
        _ => format!("Changed the attachment “{}”", after.name),
    };
    let detail = json!({"attachment": id, "before": merged.before, "after": merged.after});
    work.done(tx, ctx, "attachment.change", text, detail).await?;
    Ok(after)
}
