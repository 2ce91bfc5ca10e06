//! Changing what a classification is called, and whether it is offered.

use crate::{
    Ctx, Error, Result,
    activity::{Done, record},
    merge::Merge,
};
use argus_domain::{
    ClassificationId, Permission,
    classification::{ClassificationChange, ManagedClassification},
};
use argus_store::{Tx, classification};
use serde_json::json;

/// Others may have changed it since: only what they changed to something else is in the way.
pub async fn change(
    ctx: &Ctx,
    id: ClassificationId,
    change: ClassificationChange,
) -> Result<ManagedClassification> {
    ctx.require(Permission::Administer)?;
    let mut tx = ctx.argus.store().begin().await?;
    let changed = within(&mut tx, ctx, id, change).await?;
    tx.commit().await?;
    Ok(changed)
}

/// By number or name, as it is now.
pub async fn change_named(
    ctx: &Ctx,
    name: &str,
    change: ClassificationChange,
) -> Result<ManagedClassification> {
    ctx.require(Permission::Administer)?;
    let mut tx = ctx.argus.store().begin().await?;
    let is_meant =
        |one: &ManagedClassification| one.name.eq_ignore_ascii_case(name) || name.parse() == Ok(one.id.0);
    let found = classification::all(&mut tx).await?.into_iter().find(is_meant);
    let id = found.ok_or_else(|| Error::NotFound(format!("There is no category “{name}”.")))?.id;
    let change = ClassificationChange { version: ClassificationChange::LATEST, ..change };
    let changed = within(&mut tx, ctx, id, change).await?;
    tx.commit().await?;
    Ok(changed)
}

async fn within(
    tx: &mut Tx,
    ctx: &Ctx,
    id: ClassificationId,
    change: ClassificationChange,
) -> Result<ManagedClassification> {
    let by = ctx.require(Permission::Administer)?.user.as_ref().map(|user| user.id);
    let change = change.checked()?;
    let locked = classification::lock(tx, id).await?.ok_or_else(|| missing(id))?;
    let before = find(tx, id).await?;
    let mut after = before.clone();
    let mut merge = Merge::new(change.version, locked, by, ctx.now);
    merge.field("label", &mut after.label, change.label);
    merge.field("description", &mut after.description, change.description);
    merge.field("position", &mut after.position, change.position);
    merge.field("retired", &mut after.retired, change.retired);
    let Some(merged) = merge.settle(tx).await? else { return Ok(before) };
    classification::update(tx, &after, &merged.versions).await?;
    let after = find(tx, id).await?;
    let text = match (before.retired, after.retired) {
        (false, true) => format!("Retired the classification “{}”", after.label),
        (true, false) => format!("Offers the classification “{}” again", after.label),
        _ => format!("Changed the classification “{}”", after.label),
    };
    let detail = json!({"classification": after.name, "before": merged.before, "after": merged.after});
    record(tx, ctx, Done { detail, ..Done::new("classification.change", text) }).await?;
    Ok(after)
}

fn missing(id: ClassificationId) -> Error {
    Error::NotFound(format!("There is no classification {id}."))
}

async fn find(tx: &mut Tx, id: ClassificationId) -> Result<ManagedClassification> {
    classification::get(tx, id).await?.ok_or_else(|| missing(id))
}
