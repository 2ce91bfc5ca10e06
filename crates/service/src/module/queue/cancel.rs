//! Asking for a task to be ended, or not to begin.

use crate::{
    Ctx, Error, Result,
    activity::{Done, record},
    module::no_task,
};
use argus_domain::{Invalid, ModuleTaskId, Permission};
use argus_store::{
    Tx,
    module::task::{self as store, Found},
};
use serde_json::json;

/// At once where it waits; where it runs, its server ends it within seconds, and nothing of it is applied.
pub async fn cancel(ctx: &Ctx, id: ModuleTaskId) -> Result<()> {
    let mut tx = ctx.argus.store().begin().await?;
    let found = own(&mut tx, ctx, id).await?;
    let state = store::lock(&mut tx, id).await?.ok_or_else(|| no_task(id))?;
    if state.is_final() {
        return Err(Invalid::one("task", "has ended already").into());
    }
    store::cancel(&mut tx, id, state, ctx.now).await?;
    let done = Done {
        case: found.task.case,
        customer: found.customer,
        detail: json!({"task": id}),
        ..Done::new("module.cancel", format!("Cancelled the task {id} of {}", found.task.module_name))
    };
    record(&mut tx, ctx, done).await?;
    tx.commit().await?;
    Ok(())
}

/// One that the caller began, or an administrator.
pub(super) async fn own(tx: &mut Tx, ctx: &Ctx, id: ModuleTaskId) -> Result<Found> {
    let actor = ctx.require(Permission::ViewCases)?;
    let found = store::get(tx, &actor.scope(), id).await?.ok_or_else(|| no_task(id))?;
    let is_own = found.task.user.is_some() && found.task.user == actor.user.as_ref().map(|user| user.id);
    if is_own || actor.may(Permission::Administer) {
        return Ok(found);
    }
    Err(Error::Forbidden("Whoever began a task may do this, and administrators.".to_owned()))
}
