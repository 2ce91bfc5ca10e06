//! Something else to do.

use super::people;
use crate::{Ctx, Result, case::part, module::before::before_task};
use argus_domain::{
    CaseId,
    task::{NewTask, Task},
};
use argus_store::{Tx, task, task::InsertTask};
use serde_json::json;

pub async fn add(ctx: &Ctx, case: CaseId, new: NewTask) -> Result<Task> {
    let new = before_task(ctx, case, new).await?;
    let mut tx = ctx.argus.store().begin().await?;
    let added = add_within(&mut tx, ctx, case, new).await?;
    tx.commit().await?;
    Ok(added)
}

/// As part of a larger transaction.
pub(crate) async fn add_within(tx: &mut Tx, ctx: &Ctx, case: CaseId, new: NewTask) -> Result<Task> {
    let new = new.checked()?;
    let work = part::work_on(ctx, tx, case).await?;
    people(tx, work.customer, &new.assignees).await?;
    let row = InsertTask { case, new: &new, template: None, by: work.by, now: ctx.now };
    let id = task::insert(tx, row).await?;
    let added = task::get(tx, &work.scope, id).await?.ok_or_else(|| super::missing(id))?;
    let text = format!("Added the task “{}”", added.title);
    work.done(tx, ctx, "task.add", text, json!({"after": added})).await?;
    Ok(added)
}
