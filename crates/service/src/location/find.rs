//! Locations that the caller sees: those of his customers, and everybody's.

use crate::{Ctx, Error, Result};
use argus_domain::{
    CustomerId, LocationId,
    criteria::Page,
    network::{Location, LocationFilter},
};
use argus_store::{Conn, Scope, Tx, location as store};

/// By number or short name.
pub async fn find(ctx: &Ctx, id_or_short_name: &str) -> Result<Location> {
    let scope = ctx.caller()?.scope();
    let mut conn = ctx.argus.store().read().await?;
    named(&mut conn, &scope, id_or_short_name, None).await?.ok_or_else(|| missing(id_or_short_name))
}

pub(super) fn missing(id_or_short_name: &str) -> Error {
    Error::NotFound(format!("There is no location “{id_or_short_name}” that you may see."))
}

async fn named(
    conn: &mut Conn,
    scope: &Scope,
    text: &str,
    customer: Option<CustomerId>,
) -> Result<Option<Location>> {
    Ok(match text.parse() {
        Ok(id) => store::get(conn, scope, LocationId(id)).await?,
        Err(_) => store::find(conn, scope, text, customer).await?,
    })
}

/// One where a network of this customer can be put: his own, or everybody's. It stays until the transaction
/// ends.
pub(crate) async fn of_customer(
    tx: &mut Tx,
    scope: &Scope,
    text: &str,
    customer: CustomerId,
) -> Result<Option<Location>> {
    let Some(found) = named(tx, scope, text, Some(customer)).await? else { return Ok(None) };
    store::lock(tx, found.id).await?;
    let found = store::get(tx, scope, found.id).await?;
    let is_possible = |location: &Location| {
        let whose = location.customer.as_ref().map(|customer| customer.id);
        location.lifetime.deleted.is_none() && whose.is_none_or(|whose| whose == customer)
    };
    Ok(found.filter(is_possible))
}

pub async fn search(ctx: &Ctx, filter: &LocationFilter, limit: u32, offset: u32) -> Result<Page<Location>> {
    let scope = ctx.caller()?.scope();
    let mut conn = ctx.argus.store().snapshot().await?;
    Ok(store::search(&mut conn, &scope, filter, limit, offset).await?)
}
