//! A task that was none, and one that was deleted by mistake.

use super::{find, missing};
use crate::{Ctx, Result, case::part, module::before::before_deleted};
use argus_domain::{Permission, TaskId, module::ObjectKind, task::Task};
use argus_store::task;
use serde_json::json;

pub async fn remove(ctx: &Ctx, id: TaskId) -> Result<()> {
    before_deleted(ctx, ObjectKind::Task, id.0).await?;
    let mut tx = ctx.argus.store().begin().await?;
    let case = find(ctx, &mut tx, id).await?.case;
    let work = part::work_on(ctx, &mut tx, case).await?;
    let before = find(ctx, &mut tx, id).await?;
    work.check_has(before.case)?;
    task::remove(&mut tx, id, ctx.now).await?;
    let text = format!("Deleted the task “{}”", before.title);
    work.done(&mut tx, ctx, "task.remove", text, json!({"before": before})).await?;
    tx.commit().await?;
    Ok(())
}

/// As it was: with those who are to do it, and by whom and when it was added.
pub async fn restore(ctx: &Ctx, id: TaskId) -> Result<Task> {
    let scope = ctx.require(Permission::UpdateCase)?.scope();
    let mut tx = ctx.argus.store().begin().await?;
    let case = task::removed(&mut tx, &scope, id).await?.ok_or_else(|| missing(id))?.case;
    let work = part::work_on(ctx, &mut tx, case).await?;
    // Nobody else did it meanwhile: the case is locked.
    let removed = task::removed(&mut tx, &scope, id).await?.ok_or_else(|| missing(id))?;
    work.check_has(removed.case)?;
    task::restore(&mut tx, id).await?;
    let text = format!("Restored the task “{}”", removed.title);
    work.done(&mut tx, ctx, "task.restore", text, json!({"after": removed})).await?;
    tx.commit().await?;
    Ok(removed)
}
