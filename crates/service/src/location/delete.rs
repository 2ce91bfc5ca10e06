//! Taking a location away.

use super::{by, find, may_change, noted};
use crate::{
    Ctx, Result,
    activity::{Done, record},
};
use argus_domain::{Invalid, Permission, network::Location};
use argus_store::location as store;
use serde_json::json;

/// One that networks are at stays.
pub async fn delete(ctx: &Ctx, id_or_short_name: &str) -> Result<Location> {
    let actor = ctx.require(Permission::Administer)?;
    let id = find(ctx, id_or_short_name).await?.id;
    let scope = actor.scope();
    let mut tx = ctx.argus.store().begin().await?;
    store::lock(&mut tx, id).await?;
    let missing = || super::find::missing(id_or_short_name);
    let before = store::get(&mut tx, &scope, id).await?.ok_or_else(missing)?;
    may_change(ctx, &before)?;
    if store::is_used(&mut tx, id).await? {
        return Err(Invalid::one("idOrShortName", "is where networks are: move those first").into());
    }
    if !store::delete(&mut tx, id, by(ctx)).await? {
        return Err(missing());
    }
    let after = store::get(&mut tx, &scope, id).await?.ok_or_else(missing)?;
    let done = Done {
        customer: after.customer.as_ref().map(|customer| customer.id),
        detail: json!({"before": noted(&before)}),
        ..Done::new("location.delete", format!("Deleted location “{}”", after.name))
    };
    record(&mut tx, ctx, done).await?;
    tx.commit().await?;
    Ok(after)
}
