//! Changing what a field is called, and where it is wanted.

use super::check_customers;
use crate::{
    Ctx, Error, Result,
    activity::{Done, record},
    merge::Merge,
};
use argus_domain::{
    CustomFieldId, Permission,
    custom_field::{CustomField, CustomFieldChange},
};
use argus_store::{Tx, custom_field};
use serde_json::json;

/// Others may have changed it since: only what they changed to something else is in the way.
pub async fn change(ctx: &Ctx, id: CustomFieldId, change: CustomFieldChange) -> Result<CustomField> {
    let actor = ctx.require(Permission::Administer)?;
    let (scope, by) = (actor.scope(), actor.user.as_ref().map(|user| user.id));
    let mut tx = ctx.argus.store().begin().await?;
    let locked = custom_field::lock(&mut tx, id).await?.ok_or_else(|| missing(id))?;
    let before = find(&mut tx, id).await?;
    let change = change.checked(before.kind)?;
    let added = change.customers.iter().flatten().filter(|id| !before.customers.contains(id));
    check_customers(&mut tx, &scope, &added.copied().collect::<Vec<_>>()).await?;
    let mut after = before.clone();
    let mut merge = Merge::new(change.version, locked, by, ctx.now);
    merge.field("label", &mut after.label, change.label);
    merge.field("description", &mut after.description, change.description);
    merge.field("choices", &mut after.choices, change.choices);
    merge.field("required_new", &mut after.required_new, change.required_new);
    merge.field("required_closing", &mut after.required_closing, change.required_closing);
    merge.field("customers", &mut after.customers, change.customers);
    merge.field("position", &mut after.position, change.position);
    merge.field("retired", &mut after.retired, change.retired);
    let Some(merged) = merge.settle(&mut tx).await? else { return Ok(before) };
    custom_field::update(&mut tx, &after, &merged.versions).await?;
    let after = find(&mut tx, id).await?;
    let text = match (before.retired, after.retired) {
        (false, true) => format!("Retired the custom field “{}”", after.label),
        (true, false) => format!("Offers the custom field “{}” again", after.label),
        _ => format!("Changed the custom field “{}”", after.label),
    };
    let detail = json!({"field": id, "name": after.name, "before": merged.before, "after": merged.after});
    record(&mut tx, ctx, Done { detail, ..Done::new("custom_field.change", text) }).await?;
    tx.commit().await?;
    Ok(after)
}

fn missing(id: CustomFieldId) -> Error {
    Error::NotFound(format!("There is no custom field {id}."))
}

async fn find(tx: &mut Tx, id: CustomFieldId) -> Result<CustomField> {
    custom_field::get(tx, id).await?.ok_or_else(|| missing(id))
}
