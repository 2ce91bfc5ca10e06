//! Changing a customer.

use super::{locked, taken};
use crate::{
    Ctx, Result,
    activity::{Done, record},
    merge::Merge,
};
use argus_domain::{
    CustomerId,
    customer::{CustomerChange, ManagedCustomer},
};
use argus_store::{StoreError, customer as store};
use serde_json::json;

/// Others may have changed it since: only fields that they changed to something else are in the way.
pub async fn change(ctx: &Ctx, id: CustomerId, change: CustomerChange) -> Result<ManagedCustomer> {
    let change = change.checked()?;
    let mut tx = ctx.argus.store().begin().await?;
    let (stored, before) = locked(ctx, &mut tx, id).await?;
    let mut after = before.clone();
    let by = ctx.actor().and_then(|actor| actor.user.as_ref()).map(|user| user.id);
    let mut merge = Merge::new(change.version, stored, by, ctx.now);
    merge.field("shortName", &mut after.short_name, change.short_name);
    merge.field("name", &mut after.name, change.name);
    merge.field("inProduction", &mut after.in_production, change.in_production);
    let Some(merged) = merge.settle(&mut tx).await? else { return Ok(before) };
    match store::update(&mut tx, &after, &merged.versions).await {
        Err(StoreError::Exists(_)) => return Err(taken(&after.short_name)),
        other => other?,
    }
    after.version += 1;
    let done = Done {
        customer: Some(id),
        detail: json!({"before": merged.before, "after": merged.after}),
        ..Done::new("customer.update", told(&before, &after))
    };
    record(&mut tx, ctx, done).await?;
    tx.commit().await?;
    Ok(after)
}

fn told(before: &ManagedCustomer, after: &ManagedCustomer) -> String {
    if before.name != after.name {
        format!("Renamed customer “{}” to “{}”", before.name, after.name)
    } else if before.in_production != after.in_production {
        let is = if after.in_production { "is in production" } else { "is not in production" };
        format!("Customer “{}” {is}", after.name)
    } else {
        format!("Programs call customer “{}” “{}” from now on", after.name, after.short_name)
    }
}
