//! Calling a module for objects that somebody chose.

use super::enqueue::{Priority, Wanted, enqueue};
use crate::{
    Ctx, Error, Result,
    activity::{Done, record},
    case::part,
    module::{missing, object},
};
use argus_domain::{
    CaseId, CustomerId, Invalid, ModuleTaskId, Permission,
    module::{ManualCall, ObjectKind, ObjectRef, Work, manual_hook},
};
use argus_store::{
    Tx,
    module::{self as store, task::Input},
};
use serde_json::json;

/// One task for each object.
pub async fn call(ctx: &Ctx, call: ManualCall) -> Result<Vec<ModuleTaskId>> {
    if call.objects.is_empty() || call.objects.len() > ObjectRef::MOST {
        let problem = format_args!("must be from 1 to {} at once", ObjectRef::MOST);
        return Err(Invalid::one("objects", problem).into());
    }
    let mut tx = ctx.argus.store().begin().await?;
    let module = store::get(&mut tx, call.module).await?.ok_or_else(|| missing(call.module))?;
    if !module.module.is_active() {
        return Err(Invalid::one("module", "is switched off, or not ready").into());
    }
    let mut tasks = Vec::with_capacity(call.objects.len());
    for object in call.objects {
        let hook = manual_hook(object.kind);
        let is_offered = module.module.hooks.iter().any(|waits| {
            waits.hook == hook
                && waits.label.as_deref().unwrap_or(&module.module.title) == call.label
                && !module.muted.contains(&waits.hook)
        });
        if !is_offered {
            let problem = format_args!("does not offer “{}” for this", call.label);
            return Err(Invalid::one("label", problem).into());
        }
        let (title, case, customer) = about(&mut tx, ctx, &object).await?;
        let text = format!("Called “{}” of {} for {title}", call.label, module.module.title);
        let wanted = Wanted {
            module: call.module,
            module_name: &module.module.name,
            work: Work::Hook { hook: hook.to_owned(), label: Some(call.label.clone()) },
            case,
            customer,
            input: Input { objects: vec![object.clone()], ..Input::default() },
            priority: Priority::ByHand as i64,
            again_of: None,
        };
        let task = enqueue(&mut tx, ctx, wanted).await?;
        let detail = json!({"task": task, "module": module.module.name, "object": object});
        record(&mut tx, ctx, Done { case, customer, detail, ..Done::new("module.call", text) }).await?;
        tasks.push(task);
    }
    tx.commit().await?;
    Ok(tasks)
}

/// What it is called, and where it belongs, for somebody who may change it.
async fn about(
    tx: &mut Tx,
    ctx: &Ctx,
    object: &ObjectRef,
) -> Result<(String, Option<CaseId>, Option<CustomerId>)> {
    let needs = match object.kind {
        ObjectKind::Alert => Permission::UpdateAlert,
        ObjectKind::Event => Permission::AssessEvents,
        _ => Permission::UpdateCase,
    };
    let scope = ctx.require(needs)?.scope();
    let told = object::told(tx, &scope, object).await?;
    let (title, case) = told.ok_or_else(|| {
        Error::NotFound(format!("There is no {} {} that you may see.", object.kind.label(), object.id))
    })?;
    let customer = match case {
        Some(case) => Some(part::speak_of(ctx, tx, case).await?.customer),
        None => None,
    };
    Ok((title, case, customer))
}
