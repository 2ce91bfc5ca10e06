//! Running a task again, with the same input.

use super::{
    cancel::own,
    enqueue::{Wanted, enqueue},
};
use crate::{
    Ctx, Result,
    activity::{Done, record},
};
use argus_domain::{Invalid, ModuleTaskId, module::Work};
use argus_store::module::task::SYSTEM;
use serde_json::json;

/// By whoever asks for it now, and with his rights: a task of its own.
pub async fn again(ctx: &Ctx, id: ModuleTaskId) -> Result<ModuleTaskId> {
    let mut tx = ctx.argus.store().begin().await?;
    let found = own(&mut tx, ctx, id).await?;
    let task = found.task;
    if !task.state.is_final() {
        return Err(Invalid::one("task", "has not ended yet").into());
    }
    if matches!(&task.work, Work::Hook { hook, .. } if hook.starts_with("on_preload_")) {
        let problem = "was asked before something was saved: save that again";
        return Err(Invalid::one("task", problem).into());
    }
    if matches!(task.work, Work::System { .. }) && task.module.is_some() {
        return Err(Invalid::one("task", "installed a module: install it again among the modules").into());
    }
    let wanted = Wanted {
        module: task.module.unwrap_or(SYSTEM),
        module_name: &task.module_name,
        work: task.work.clone(),
        case: task.case,
        customer: found.customer,
        input: found.input,
        priority: found.priority,
        again_of: Some(id),
    };
    let new = enqueue(&mut tx, ctx, wanted).await?;
    let done = Done {
        case: task.case,
        customer: found.customer,
        detail: json!({"task": new, "again": id}),
        ..Done::new("module.again", format!("Ran the task {id} of {} again, as {new}", task.module_name))
    };
    record(&mut tx, ctx, done).await?;
    tx.commit().await?;
    Ok(new)
}
