//! A new location.

use super::{by, check_time_zone, noted, taken};
use crate::{
    Ctx, Error, Result,
    activity::{Done, record},
    customer,
};
use argus_domain::{
    Invalid, Permission,
    network::{Location, Zone, check_location_short_name, check_name},
};
use argus_store::{StoreError, location as store};
use serde_json::json;

#[derive(Clone, Debug, Default)]
pub struct NewLocation {
    /// Number or short name; everybody's without.
    pub customer: Option<String>,
    pub short_name: String,
    pub name: String,
    pub time_zone: String,
    pub zone: Zone,
}

pub async fn add(ctx: &Ctx, new: NewLocation) -> Result<Location> {
    let actor = ctx.require(Permission::Administer)?;
    let mut invalid = Invalid::default();
    check_location_short_name("shortName", &new.short_name, &mut invalid);
    check_name("name", &new.name, &mut invalid);
    check_time_zone("timeZoneDescription", &new.time_zone, &mut invalid);
    let customer = match &new.customer {
        Some(name) => customer::find(ctx, name).await?.map(|customer| customer.id),
        None => None,
    };
    if new.customer.is_some() && customer.is_none() {
        invalid.add("customerID", "is not a customer that you may see");
    }
    invalid.into_result()?;
    if customer.is_none() {
        ctx.require(Permission::AllCustomers)?;
    }
    let scope = actor.scope();
    let mut tx = ctx.argus.store().begin().await?;
    let content = store::Content {
        short_name: &new.short_name,
        name: new.name.trim(),
        time_zone: &new.time_zone,
        zone: new.zone,
    };
    let id = match store::insert(&mut tx, customer, &content, by(ctx)).await {
        Err(StoreError::Exists(_)) => return Err(taken("shortName", &new.short_name)),
        other => other?,
    };
    let missing = || Error::NotFound(format!("There is no location {id}."));
    let added = store::get(&mut tx, &scope, id).await?.ok_or_else(missing)?;
    let done = Done {
        customer,
        detail: json!({"after": noted(&added)}),
        ..Done::new("location.create", format!("Created location “{}”", added.name))
    };
    record(&mut tx, ctx, done).await?;
    tx.commit().await?;
    Ok(added)
}
