//! An entry that was none, and one that was deleted by mistake.

use super::{find, missing, told};
use crate::{Ctx, Result, case::part, module::before::before_deleted};
use argus_domain::{Permission, TimelineEntryId, module::ObjectKind, timeline::TimelineEntry};
use argus_store::timeline;
use serde_json::json;

pub async fn remove(ctx: &Ctx, id: TimelineEntryId) -> Result<()> {
    before_deleted(ctx, ObjectKind::TimelineEntry, id.0).await?;
    let mut tx = ctx.argus.store().begin().await?;
    let case = find(ctx, &mut tx, id).await?.case;
    let work = part::work_on(ctx, &mut tx, case).await?;
    let before = find(ctx, &mut tx, id).await?;
    work.check_has(before.case)?;
    timeline::remove(&mut tx, id, ctx.now).await?;
    let text = format!("Deleted the timeline entry “{}”", before.title);
    work.done(&mut tx, ctx, "timeline.remove", text, json!({"before": before})).await?;
    tx.commit().await?;
    Ok(())
}

/// As it was, with what it was linked to.
pub async fn restore(ctx: &Ctx, id: TimelineEntryId) -> Result<TimelineEntry> {
    let scope = ctx.require(Permission::UpdateCase)?.scope();
    let mut tx = ctx.argus.store().begin().await?;
    let case = timeline::removed(&mut tx, &scope, id).await?.ok_or_else(|| missing(id))?.case;
    let work = part::work_on(ctx, &mut tx, case).await?;
    // Nobody else did it meanwhile: the case is locked.
    let removed = timeline::removed(&mut tx, &scope, id).await?.ok_or_else(|| missing(id))?;
    work.check_has(removed.case)?;
    timeline::restore(&mut tx, id).await?;
    let text = format!("Restored the timeline entry “{}”", removed.title);
    work.done(&mut tx, ctx, "timeline.restore", text, json!({"after": removed})).await?;
    tx.commit().await?;
    told(ctx, vec![removed]).pop().ok_or_else(|| missing(id))
}
