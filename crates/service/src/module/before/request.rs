//! Requests, and what modules made of them.

use crate::{
    Ctx, Result,
    case::{find, part},
    module::{apply::Field, ask_before, object::load},
};
use argus_domain::{CaseId, Permission, module::ObjectRef};
use argus_store::module::waiting;
use serde_json::Value;

/// What is put on top of an object by a change: fields that it names.
pub(super) fn put(request: &mut Value, name: &str, value: Option<Value>) {
    if let Some(value) = value {
        request[name] = value;
    }
}

/// The fields of a request that are otherwise now. Others that a module put into it are nothing to Argus.
pub(super) fn fresh(was: &Value, wanted: &Value) -> Vec<Field> {
    let Some(was) = was.as_object() else { return Vec::new() };
    let changed = was.iter().filter_map(|(name, before)| {
        let after = wanted.get(name).filter(|after| *after != before)?;
        (name != "custom_attributes").then(|| Field {
            name: name.clone(),
            before: before.clone(),
            after: after.clone(),
        })
    });
    changed.collect()
}

/// Asks, where somebody waits for it and the caller may change the case; nothing where nobody changed anything.
pub(super) async fn asked(ctx: &Ctx, hook: &str, case: Option<CaseId>, was: &Value) -> Result<Vec<Field>> {
    let mut conn = ctx.argus.store().read().await?;
    if waiting(&mut conn, hook).await?.is_empty() {
        return Ok(Vec::new());
    }
    if let Some(case) = case {
        // A task of a module is seen in its case: nobody puts one into a case that he may not change.
        let scope = ctx.require(Permission::UpdateCase)?.scope();
        part::check_open(&find::changeable(&mut conn, &scope, case).await?.summary)?;
    }
    drop(conn);
    let wanted = ask_before(ctx, hook, case, was.clone()).await?;
    Ok(fresh(was, &wanted))
}

/// The object that is about to be changed, and its case; nothing where nobody waits for it, or where the caller does not see
/// it, which he is told later.
pub(super) async fn present(
    ctx: &Ctx,
    hook: &str,
    object: &ObjectRef,
) -> Result<Option<(Value, Option<CaseId>)>> {
    let scope = ctx.require(Permission::UpdateCase)?.scope();
    let mut conn = ctx.argus.store().read().await?;
    if waiting(&mut conn, hook).await?.is_empty() {
        return Ok(None);
    }
    let found = load(&mut conn, &scope, object).await?;
    Ok(found.map(|found| {
        let case = found["case_id"].as_i64().map(CaseId);
        (found, case)
    }))
}
