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
    let by = ctx.require(Permission::Administer)?.user.as_ref().map(|user| user.id);
    let change = change.checked()?;
    let mut tx = ctx.argus.store().begin().await?;
    let locked = classification::lock(&mut tx, id).await?.ok_or_else(|| missing(id))?;
    let before = find(&mut tx, id).await?;
    let mut after = before.clone();
    let mut merge = Merge::new(change.version, locked, by, ctx.now);
    merge.field("label", &mut after.label, change.label);
    merge.field("description", &mut after.description, change.description);
    merge.field("position", &mut after.position, change.position);
    merge.field("retired", &mut after.retired, change.retired);
    let merged = match merge.finish() {
        Ok(merged) if merged.is_empty() => return Ok(before),
        Ok(merged) => merged,
        Err(in_the_way) => return Err(in_the_way.told(&mut tx).await?),
    };
    classification::update(&mut tx, &after, &merged.versions).await?;
    let after = find(&mut tx, id).await?;
    let text = match (before.retired, after.retired) {
        (false, true) => format!("Retired the classification “{}”", after.label),
        (true, false) => format!("Offers the classification “{}” again", after.label),
        _ => format!("Changed the classification “{}”", after.label),
    };
    let detail = json!({"classification": after.name, "before": merged.before, "after": merged.after});
    record(&mut tx, ctx, Done { detail, ..Done::new("classification.change", text) }).await?;
    tx.commit().await?;
    Ok(after)
}

fn missing(id: ClassificationId) -> Error {
    Error::NotFound(format!("There is no classification {id}."))
}

async fn find(tx: &mut Tx, id: ClassificationId) -> Result<ManagedClassification> {
    classification::get(tx, id).await?.ok_or_else(|| missing(id))
}
