//! Taking a network away.

use super::{missing, noted};
use crate::{
    Ctx, Result,
    activity::{Done, record},
    location::by,
};
use argus_domain::{
    Permission,
    network::{CustomerNetwork, NetworkId},
};
use argus_store::network as store;
use serde_json::json;

pub async fn delete(ctx: &Ctx, id: NetworkId) -> Result<CustomerNetwork> {
    let actor = ctx.require(Permission::Administer)?;
    let scope = actor.scope();
    let mut tx = ctx.argus.store().begin().await?;
    let before = store::get(&mut tx, &scope, id).await?.ok_or_else(|| missing(id))?;
    if !store::delete(&mut tx, id, by(ctx)).await? {
        return Err(missing(id));
    }
    let after = store::get(&mut tx, &scope, id).await?.ok_or_else(|| missing(id))?;
    let done = Done {
        customer: Some(after.customer.id),
        detail: json!({"before": noted(&before)}),
        ..Done::new(
            "network.delete",
            format!("Deleted network {} of customer “{}”", after.network, after.customer.name),
        )
    };
    record(&mut tx, ctx, done).await?;
    tx.commit().await?;
    Ok(after)
}
