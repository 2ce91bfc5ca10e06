//! A customer that was none.

use super::locked;
use crate::{
    Ctx, Result,
    activity::{Done, record},
};
use argus_domain::{CustomerId, Invalid};
use argus_store::{StoreError, customer as store};
use serde_json::json;

/// Only where nothing belongs to him: what was found at a customer's is never removed with him.
pub async fn remove(ctx: &Ctx, id: CustomerId) -> Result<()> {
    let mut tx = ctx.argus.store().begin().await?;
    let (_, before) = locked(ctx, &mut tx, id).await?;
    match store::remove(&mut tx, id).await {
        Err(StoreError::InUse) => {
            let why = "has events, cases, networks, locations or sensors: take it out of production instead";
            return Err(Invalid::one("customer", why).into());
        }
        other => other?,
    }
    let done = Done {
        customer: Some(id),
        detail: json!({"before": {"shortName": before.short_name, "name": before.name}}),
        ..Done::new("customer.remove", format!("Removed customer “{}”", before.name))
    };
    record(&mut tx, ctx, done).await?;
    Ok(tx.commit().await?)
}
