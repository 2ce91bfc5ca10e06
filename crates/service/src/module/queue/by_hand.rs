//! Calling a module for objects that somebody chose.

use super::enqueue::{Priority, Wanted, enqueue};
use crate::{
    Ctx, Error, Result,
    activity::{Done, record},
    case::part,
    module::{caller::Calling, missing, object},
};
use argus_domain::{
    CaseId, CustomerId, Invalid, ModuleTaskId, Permission,
    module::{Hook, ManagedDetail, ManualCall, ObjectKind, ObjectRef, Work, manual_hook},
};
use argus_store::{
    Tx,
    module::{self as store, task::Input},
};
use serde_json::json;

/// One task for each object.
pub async fn call(ctx: &Ctx, call: ManualCall) -> Result<Vec<ModuleTaskId>> {
    // Whoever may call nothing is not told which modules there are.
    ctx.require(Permission::ViewCases)?;
    let mut tx = ctx.argus.store().begin().await?;
    let tasks = call_within(&mut tx, ctx, call).await?;
    tx.commit().await?;
    Ok(tasks)
}

/// As part of a larger transaction.
pub(crate) async fn call_within(tx: &mut Tx, ctx: &Ctx, call: ManualCall) -> Result<Vec<ModuleTaskId>> {
    if call.objects.is_empty() || call.objects.len() > ObjectRef::MOST {
        let problem = format_args!("must be from 1 to {} at once", ObjectRef::MOST);
        return Err(Invalid::one("objects", problem).into());
    }
    let module = store::get(tx, call.module).await?.ok_or_else(|| missing(call.module))?;
    if !module.module.is_active() {
        return Err(Invalid::one("module", "is switched off, or not ready").into());
    }
    let Some(chain) = Calling::chain_for(ctx.calling.as_ref(), call.module) else {
        let problem = "led here itself, so that modules do not call each other for ever";
        return Err(Invalid::one("module", problem).into());
    };
    let mut tasks = Vec::with_capacity(call.objects.len());
    for object in call.objects {
        if !offers(&module, object.kind, &call.label) {
            let problem = format_args!("is nothing that {} offers for this", module.module.title);
            return Err(Invalid::one("label", problem).into());
        }
        let (title, case, customer) = about(tx, ctx, &object).await?;
        let text = format!("Called “{}” of {} for {title}", call.label, module.module.title);
        let hook = manual_hook(object.kind).to_owned();
        let wanted = Wanted {
            module: call.module,
            module_name: &module.module.name,
            work: Work::Hook { hook, label: Some(call.label.clone()) },
            case,
            customer,
            input: Input { objects: vec![object.clone()], chain: chain.clone(), ..Input::default() },
            priority: Priority::ByHand as i64,
            again_of: None,
        };
        let task = enqueue(tx, ctx, wanted).await?;
        let detail = json!({"task": task, "module": module.module.name, "object": object});
        record(tx, ctx, Done { case, customer, detail, ..Done::new("module.call", text) }).await?;
        tasks.push(task);
    }
    Ok(tasks)
}

/// Whether it is on and has this entry in the menu of such objects.
pub(crate) fn offers(module: &ManagedDetail, kind: ObjectKind, label: &str) -> bool {
    let hook = manual_hook(kind);
    let managed = &module.module;
    let is_entry =
        |waits: &Hook| waits.hook == hook && waits.label.as_deref().unwrap_or(&managed.title) == label;
    managed.is_active()
        && !module.muted.iter().any(|muted| muted == hook)
        && managed.hooks.iter().any(is_entry)
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
