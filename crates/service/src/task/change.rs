//! Changing a task.

use super::{find, missing, people};
use crate::{Ctx, Result, case::part, merge::Merge, module::before::before_task_change};
use argus_domain::{
    TaskId,
    task::{Task, TaskChange},
};
use argus_store::{Tx, task};
use serde_json::json;

/// Others may have changed it since: only fields that they changed to something else are in the way.
pub async fn change(ctx: &Ctx, id: TaskId, change: TaskChange) -> Result<Task> {
    let change = before_task_change(ctx, id, change).await?;
    let mut tx = ctx.argus.store().begin().await?;
    let changed = change_within(&mut tx, ctx, id, change).await?;
    tx.commit().await?;
    Ok(changed)
}

/// As part of a larger transaction.
pub(crate) async fn change_within(tx: &mut Tx, ctx: &Ctx, id: TaskId, change: TaskChange) -> Result<Task> {
    let change = change.checked()?;
    let case = find(ctx, tx, id).await?.case;
    let work = part::work_on(ctx, tx, case).await?;
    let locked = task::lock(tx, id).await?.ok_or_else(|| missing(id))?;
    let before = find(ctx, tx, id).await?;
    work.check_has(before.case)?;
    let assignees = match &change.assignees {
        Some(ids) => Some(people(tx, work.customer, ids).await?),
        None => None,
    };
    let mut after = before.clone();
    let mut merge = Merge::new(change.version, locked, work.by, ctx.now);
    merge.field("title", &mut after.title, change.title);
    merge.field("description", &mut after.description, change.description);
    merge.field("status", &mut after.status, change.status);
    merge.field("assignees", &mut after.assignees, assignees);
    merge.field("due", &mut after.due, change.due);
    merge.field("tags", &mut after.tags, change.tags);
    let Some(merged) = merge.settle(tx).await? else { return Ok(before) };
    after.over = match (before.status.is_over(), after.status.is_over()) {
        (false, true) => Some(ctx.now),
        (_, false) => None,
        (true, true) => before.over,
    };
    task::update(tx, &after, &merged.versions, work.by, ctx.now).await?;
    let after = find(ctx, tx, id).await?;
    let text = told(&before, &after, merged.after.keys());
    let detail = json!({"task": id, "before": merged.before, "after": merged.after});
    work.done(tx, ctx, "task.change", text, detail).await?;
    Ok(after)
}

fn told<'a>(before: &Task, after: &Task, fields: impl Iterator<Item = &'a String>) -> String {
    if before.status != after.status {
        let status = after.status.label().to_lowercase();
        return format!("Set the task “{}” to {status}", after.title);
    }
    let fields: Vec<&str> = fields.map(String::as_str).collect();
    format!("Changed {} of the task “{}”", fields.join(", "), after.title)
}
