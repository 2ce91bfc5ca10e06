//! Something else to do.

use super::people;
use crate::{Ctx, Result, case::part};
use argus_domain::{
    CaseId,
    task::{NewTask, Task},
};
use argus_store::{task, task::InsertTask};
use serde_json::json;

pub async fn add(ctx: &Ctx, case: CaseId, new: NewTask) -> Result<Task> {
    let new = new.checked()?;
    let mut tx = ctx.argus.store().begin().await?;
    let work = part::work_on(ctx, &mut tx, case).await?;
    people(&mut tx, work.customer, &new.assignees).await?;
    let row = InsertTask { case, new: &new, template: None, by: work.by, now: ctx.now };
    let id = task::insert(&mut tx, row).await?;
    let added = task::get(&mut tx, &work.scope, id).await?.ok_or_else(|| super::missing(id))?;
    let text = format!("Added the task “{}”", added.title);
    work.done(&mut tx, ctx, "task.add", text, json!({"after": added})).await?;
    tx.commit().await?;
    Ok(added)
}
