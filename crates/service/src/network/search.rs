//! Networks that the caller sees.

use super::missing;
use crate::{Ctx, Result};
use argus_domain::{
    Invalid, TimeExpr, Timestamp,
    criteria::Page,
    network::{CustomerNetwork, NetworkFilter, NetworkId},
};
use argus_store::network as store;
use jiff::tz::TimeZone;

/// One that was deleted is found by a search only.
pub async fn get(ctx: &Ctx, id: NetworkId) -> Result<CustomerNetwork> {
    let scope = ctx.caller()?.scope();
    let mut conn = ctx.argus.store().read().await?;
    let found = store::get(&mut conn, &scope, id).await?;
    found.filter(|network| network.lifetime.deleted.is_none()).ok_or_else(|| missing(id))
}

pub async fn search(
    ctx: &Ctx,
    filter: &NetworkFilter,
    limit: u32,
    offset: u32,
) -> Result<Page<CustomerNetwork>> {
    let actor = ctx.caller()?;
    let mut invalid = Invalid::default();
    if filter.addresses.len() > NetworkFilter::MAX_ADDRESSES {
        let most = NetworkFilter::MAX_ADDRESSES;
        invalid.add("addresses", format_args!("must not be more than {most}"));
    }
    let mut resolve = |field: &str, time: Option<&TimeExpr>| -> Option<Timestamp> {
        let zone = actor.user.as_ref().map_or("UTC", |user| user.time_zone.as_str());
        let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
        time?.resolve(ctx.now, &zone).map_err(|error| invalid.add(field, error)).ok()
    };
    let times =
        (resolve("startTimestamp", filter.start.as_ref()), resolve("endTimestamp", filter.end.as_ref()));
    invalid.into_result()?;
    let mut conn = ctx.argus.store().snapshot().await?;
    Ok(store::search(&mut conn, &actor.scope(), filter, times, limit, offset).await?)
}
