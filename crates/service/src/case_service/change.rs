//! Changing what a service is called, what its cases can be classified as, and whether there are more of them.

use super::{check_categories, find, missing, named};
use crate::{
    Ctx, Result,
    activity::{Done, record},
    merge::Merge,
};
use argus_domain::{
    Permission, ServiceId,
    case::CaseKind,
    case_service::{ManagedService, ServiceChange},
};
use argus_store::{Tx, case_service};
use serde_json::json;

/// Others may have changed it since: only what they changed to something else is in the way.
pub async fn change(ctx: &Ctx, id: ServiceId, change: ServiceChange) -> Result<ManagedService> {
    ctx.require(Permission::Administer)?;
    let mut tx = ctx.argus.store().begin().await?;
    let changed = within(&mut tx, ctx, id, change).await?;
    tx.commit().await?;
    Ok(changed)
}

/// By number or name, as it is now.
pub async fn change_named(ctx: &Ctx, name: &str, change: ServiceChange) -> Result<ManagedService> {
    ctx.require(Permission::Administer)?;
    let mut tx = ctx.argus.store().begin().await?;
    let id = named(&mut tx, name).await?.id;
    let change = ServiceChange { version: ServiceChange::LATEST, ..change };
    let changed = within(&mut tx, ctx, id, change).await?;
    tx.commit().await?;
    Ok(changed)
}

async fn within(tx: &mut Tx, ctx: &Ctx, id: ServiceId, change: ServiceChange) -> Result<ManagedService> {
    let by = ctx.require(Permission::Administer)?.user.as_ref().map(|user| user.id);
    let change = change.checked()?;
    let locked = case_service::lock(tx, id).await?.ok_or_else(|| missing(id))?;
    let before = find(tx, id).await?;
    let had = before.category_names();
    check_categories(tx, change.categories.as_deref().unwrap_or_default(), &had).await?;
    let (mut after, mut has) = (before.clone(), had.clone());
    let mut merge = Merge::new(change.version, locked, by, ctx.now);
    merge.field("label", &mut after.label, change.label);
    merge.field("description", &mut after.description, change.description);
    merge.field("retired", &mut after.retired, change.retired);
    merge.field("categories", &mut has, change.categories);
    let Some(merged) = merge.settle(tx).await? else { return Ok(before) };
    case_service::update(tx, &after, &merged.versions).await?;
    for gone in had.iter().filter(|name| !has.contains(name)) {
        case_service::unbind(tx, &before.name, gone, CaseKind::ALL).await?;
    }
    for come in has.iter().filter(|name| !had.contains(name)) {
        case_service::bind(tx, &before.name, come, CaseKind::ALL).await?;
    }
    let after = find(tx, id).await?;
    let text = match (before.retired, after.retired) {
        (false, true) => format!("Retired the service “{}”", after.label),
        (true, false) => format!("Offers the service “{}” again", after.label),
        _ => format!("Changed the service “{}”", after.label),
    };
    let detail = json!({"service": after.name, "before": merged.before, "after": merged.after});
    record(tx, ctx, Done { detail, ..Done::new("service.change", text) }).await?;
    Ok(after)
}
