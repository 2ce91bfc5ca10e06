//! A new network of a customer.

use super::{NO_LOCATION, check_description, missing, noted};
use crate::{
    Ctx, Result,
    activity::{Done, record},
    customer,
    location::{by, of_customer},
};
use argus_domain::{
    Cidr, Invalid, Permission,
    network::{CustomerNetwork, NetworkFlags, Zone},
};
use argus_store::{StoreError, network as store};
use serde_json::json;

#[derive(Clone, Debug)]
pub struct NewNetwork {
    /// Number or short name.
    pub customer: String,
    pub network: Cidr,
    /// Number or short name.
    pub location: String,
    pub zone: Zone,
    pub flags: NetworkFlags,
    pub description: String,
}

pub async fn add(ctx: &Ctx, new: NewNetwork) -> Result<CustomerNetwork> {
    let actor = ctx.require(Permission::Administer)?;
    let mut invalid = Invalid::default();
    check_description(&new.description, &mut invalid);
    let customer = customer::find(ctx, &new.customer).await?;
    if customer.is_none() {
        invalid.add("customer", "is not one that you may see");
    }
    invalid.into_result()?;
    let Some(customer) = customer else { return Err(Invalid::one("customer", "is required").into()) };

    let scope = actor.scope();
    let mut tx = ctx.argus.store().begin().await?;
    let location = of_customer(&mut tx, &scope, &new.location, customer.id).await?;
    let location = location.ok_or_else(|| Invalid::one("location", NO_LOCATION))?.id;
    let content =
        store::Content { location, zone: new.zone, flags: new.flags, description: &new.description };
    let id = match store::insert(&mut tx, customer.id, new.network, &content, by(ctx)).await {
        Err(StoreError::Exists(_)) => {
            let what = format_args!("“{}” is a network of this customer already", new.network);
            return Err(Invalid::one("networkAddress", what).into());
        }
        other => other?,
    };
    let added = store::get(&mut tx, &scope, id).await?.ok_or_else(|| missing(id))?;
    let done = Done {
        customer: Some(customer.id),
        detail: json!({"after": noted(&added)}),
        ..Done::new(
            "network.create",
            format!("Added network {} of customer “{}”", new.network, customer.name),
        )
    };
    record(&mut tx, ctx, done).await?;
    tx.commit().await?;
    Ok(added)
}
