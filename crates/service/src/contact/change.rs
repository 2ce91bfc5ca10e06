//! Changing a contact.

use super::{find, missing};
use crate::{
    Ctx, Result,
    activity::{Done, record},
    merge::Merge,
};
use argus_domain::{
    ContactId,
    contact::{Contact, ContactChange},
};
use argus_store::contact;
use serde_json::json;

/// Others may have changed it since: only fields that they changed to something else are in the way.
pub async fn change(ctx: &Ctx, id: ContactId, change: ContactChange) -> Result<Contact> {
    let change = change.checked()?;
    let mut tx = ctx.argus.store().begin().await?;
    find(ctx, &mut tx, id).await?;
    let stored = contact::lock(&mut tx, id).await?.ok_or_else(|| missing(id))?;
    let before = find(ctx, &mut tx, id).await?;
    let mut after = before.clone();
    let by = ctx.actor().and_then(|actor| actor.user.as_ref()).map(|user| user.id);
    let mut merge = Merge::new(change.version, stored, by, ctx.now);
    merge.field("name", &mut after.name, change.name);
    merge.field("role", &mut after.role, change.role);
    merge.field("email", &mut after.email, change.email);
    merge.field("phone", &mut after.phone, change.phone);
    let Some(merged) = merge.settle(&mut tx).await? else { return Ok(before) };
    contact::update(&mut tx, &after, &merged.versions).await?;
    after.version += 1;
    let done = Done {
        customer: Some(after.customer),
        detail: json!({"contact": id, "before": merged.before, "after": merged.after}),
        ..Done::new("contact.change", format!("Changed the contact {}", after.name))
    };
    record(&mut tx, ctx, done).await?;
    tx.commit().await?;
    Ok(after)
}
