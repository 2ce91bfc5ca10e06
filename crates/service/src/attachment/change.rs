//! Changing what is said of a file. What it holds never changes.

use super::{find, missing};
use crate::{Ctx, Result, case::part, merge::Merge};
use argus_domain::{
    AttachmentId,
    attachment::{Attachment, AttachmentChange},
};
use argus_store::attachment;
use serde_json::json;

/// Others may have changed it since: only fields that they changed to something else are in the way.
pub async fn change(ctx: &Ctx, id: AttachmentId, change: AttachmentChange) -> Result<Attachment> {
    let change = change.checked()?;
    let mut tx = ctx.argus.store().begin().await?;
    let case = find(ctx, &mut tx, id).await?.case;
    let work = part::work_on(ctx, &mut tx, case).await?;
    let locked = attachment::lock(&mut tx, id).await?.ok_or_else(|| missing(id))?;
    let before = find(ctx, &mut tx, id).await?;
    work.check_has(before.case)?;
    let mut after = before.clone();
    let mut merge = Merge::new(change.version, locked, work.by, ctx.now);
    merge.field("name", &mut after.name, change.name);
    merge.field("description", &mut after.description, change.description);
    merge.field("malware", &mut after.malware, change.malware);
    let Some(merged) = merge.settle(&mut tx).await? else { return Ok(before) };
    attachment::update(&mut tx, &after, &merged.versions).await?;
    let after = find(ctx, &mut tx, id).await?;
    let text = match (before.malware, after.malware) {
        (false, true) => format!("Marked “{}” as malware", after.name),
        (true, false) => format!("Marked “{}” as harmless", after.name),
        _ => format!("Changed the attachment “{}”", after.name),
    };
    let detail = json!({"attachment": id, "before": merged.before, "after": merged.after});
    work.done(&mut tx, ctx, "attachment.change", text, detail).await?;
    tx.commit().await?;
    Ok(after)
}
