//! A task that was none.

use super::find;
use crate::{Ctx, Result, case::part};
use argus_domain::TaskId;
use argus_store::task;
use serde_json::json;

pub async fn remove(ctx: &Ctx, id: TaskId) -> Result<()> {
    let mut tx = ctx.argus.store().begin().await?;
    let case = find(ctx, &mut tx, id).await?.case;
    let work = part::work_on(ctx, &mut tx, case).await?;
    let before = find(ctx, &mut tx, id).await?;
    work.check_has(before.case)?;
    task::remove(&mut tx, id).await?;
    let text = format!("Deleted the task “{}”", before.title);
    work.done(&mut tx, ctx, "task.remove", text, json!({"before": before})).await?;
    tx.commit().await?;
    Ok(())
}
