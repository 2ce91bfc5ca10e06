//! A note that is no longer wanted.

use super::find;
use crate::{Ctx, Result, case::part};
use argus_domain::NoteId;
use argus_store::note;
use serde_json::json;

/// With what it said before. What it says now stays in the log.
pub async fn remove(ctx: &Ctx, id: NoteId) -> Result<()> {
    let mut tx = ctx.argus.store().begin().await?;
    let case = find(ctx, &mut tx, id).await?.case;
    let work = part::work_on(ctx, &mut tx, case).await?;
    let before = find(ctx, &mut tx, id).await?;
    work.check_has(before.case)?;
    note::remove(&mut tx, id).await?;
    let text = format!("Deleted note “{}”", before.summary.title);
    work.done(&mut tx, ctx, "note.remove", text, json!({"before": before})).await?;
    tx.commit().await?;
    Ok(())
}
