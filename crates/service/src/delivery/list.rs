//! What was sent, and what was not, for administrators.

use super::missing;
use crate::{Ctx, Result};
use argus_domain::{
    DeliveryId, Permission,
    criteria::Page,
    delivery::{Delivery, DeliveryDetail, DeliveryFilter},
};
use argus_store::delivery as store;

/// The most rows of one page.
pub const MAX_LIMIT: u32 = 100;
/// The deepest page: whoever looks further back narrows the time.
const MAX_OFFSET: u32 = 100_000;

/// The newest first, of cases and customers that the caller sees.
pub async fn list(ctx: &Ctx, filter: &DeliveryFilter, limit: u32, offset: u32) -> Result<Page<Delivery>> {
    let scope = ctx.require(Permission::Administer)?.scope();
    let mut conn = ctx.argus.store().snapshot().await?;
    Ok(store::list(&mut conn, &scope, filter, limit.min(MAX_LIMIT), offset.min(MAX_OFFSET)).await?)
}

/// With its text and each try.
pub async fn get(ctx: &Ctx, id: DeliveryId) -> Result<DeliveryDetail> {
    let scope = ctx.require(Permission::Administer)?.scope();
    let mut conn = ctx.argus.store().snapshot().await?;
    store::detail(&mut conn, &scope, id).await?.ok_or_else(|| missing(id))
}
