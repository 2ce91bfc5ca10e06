//! Changing a network.

use super::{NO_LOCATION, check_description, missing, noted};
use crate::{
    Ctx, Result,
    activity::{Done, record},
    location::{by, of_customer},
};
use argus_domain::{
    Invalid, Permission,
    network::{CustomerNetwork, NetworkFlag, NetworkFlags, NetworkId, Zone},
};
use argus_store::network as store;
use serde_json::json;

/// What is `None` or empty stays as it is.
#[derive(Clone, Debug, Default)]
pub struct NetworkChange {
    pub description: Option<String>,
    /// Number or short name.
    pub location: Option<String>,
    pub zone: Option<Zone>,
    /// In the place of all it has.
    pub set: Option<Vec<NetworkFlag>>,
    pub enable: Vec<NetworkFlag>,
    pub disable: Vec<NetworkFlag>,
}

pub async fn update(ctx: &Ctx, id: NetworkId, change: NetworkChange) -> Result<CustomerNetwork> {
    let actor = ctx.require(Permission::Administer)?;
    let mut invalid = Invalid::default();
    if let Some(text) = &change.description {
        check_description(text, &mut invalid);
    }
    if change.enable.iter().any(|flag| change.disable.contains(flag)) {
        invalid.add("flagsToDisable", "names a flag that flagsToEnable names too");
    }
    invalid.into_result()?;

    let scope = actor.scope();
    let mut tx = ctx.argus.store().begin().await?;
    store::lock(&mut tx, id).await?;
    let before = store::get(&mut tx, &scope, id)
        .await?
        .filter(|network| network.lifetime.deleted.is_none())
        .ok_or_else(|| missing(id))?;
    let location = match &change.location {
        Some(name) => {
            let found = of_customer(&mut tx, &scope, name, before.customer.id).await?;
            found.ok_or_else(|| Invalid::one("location", NO_LOCATION))?.id
        }
        None => before.location.id,
    };
    let flags = change.set.map_or(before.flags, |flags| NetworkFlags::default().with(&flags));
    let content = store::Content {
        location,
        zone: change.zone.unwrap_or(before.zone),
        flags: flags.with(&change.enable).without(&change.disable),
        description: change.description.as_deref().unwrap_or(&before.description),
    };
    store::update(&mut tx, id, &content, by(ctx)).await?;
    let after = store::get(&mut tx, &scope, id).await?.ok_or_else(|| missing(id))?;
    let done = Done {
        customer: Some(after.customer.id),
        detail: json!({"before": noted(&before), "after": noted(&after)}),
        ..Done::new(
            "network.update",
            format!("Changed network {} of customer “{}”", after.network, after.customer.name),
        )
    };
    record(&mut tx, ctx, done).await?;
    tx.commit().await?;
    Ok(after)
}
