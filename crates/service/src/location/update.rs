//! Changing a location.

use super::{by, check_time_zone, find, may_change, noted, taken};
use crate::{
    Ctx, Result,
    activity::{Done, record},
};
use argus_domain::{
    Invalid, Permission,
    network::{Location, Zone, check_location_short_name, check_name},
};
use argus_store::{StoreError, location as store};
use serde_json::json;

/// What is `None` stays as it is.
#[derive(Clone, Debug, Default)]
pub struct LocationChange {
    pub short_name: Option<String>,
    pub name: Option<String>,
    pub time_zone: Option<String>,
    pub zone: Option<Zone>,
}

pub async fn update(ctx: &Ctx, id_or_short_name: &str, change: LocationChange) -> Result<Location> {
    let actor = ctx.require(Permission::Administer)?;
    let mut invalid = Invalid::default();
    if let Some(name) = &change.short_name {
        check_location_short_name("shortName", name, &mut invalid);
    }
    if let Some(name) = &change.name {
        check_name("name", name, &mut invalid);
    }
    if let Some(zone) = &change.time_zone {
        check_time_zone("timeZoneIdOrName", zone, &mut invalid);
    }
    invalid.into_result()?;
    let id = find(ctx, id_or_short_name).await?.id;

    let scope = actor.scope();
    let mut tx = ctx.argus.store().begin().await?;
    store::lock(&mut tx, id).await?;
    let before = store::get(&mut tx, &scope, id)
        .await?
        .filter(|location| location.lifetime.deleted.is_none())
        .ok_or_else(|| super::find::missing(id_or_short_name))?;
    may_change(ctx, &before)?;
    let content = store::Content {
        short_name: change.short_name.as_deref().unwrap_or(&before.short_name),
        name: change.name.as_deref().map_or(before.name.as_str(), str::trim),
        time_zone: change.time_zone.as_deref().unwrap_or(&before.time_zone),
        zone: change.zone.unwrap_or(before.zone),
    };
    match store::update(&mut tx, id, &content, by(ctx)).await {
        Err(StoreError::Exists(_)) => return Err(taken("shortName", content.short_name)),
        other => other?,
    }
    let after =
        store::get(&mut tx, &scope, id).await?.ok_or_else(|| super::find::missing(id_or_short_name))?;
    let done = Done {
        customer: after.customer.as_ref().map(|customer| customer.id),
        detail: json!({"before": noted(&before), "after": noted(&after)}),
        ..Done::new("location.update", format!("Changed location “{}”", after.name))
    };
    record(&mut tx, ctx, done).await?;
    tx.commit().await?;
    Ok(after)
}
