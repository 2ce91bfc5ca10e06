//! The channels, for administrators.

use super::missing;
use crate::{Ctx, Result};
use argus_domain::{ChannelId, Permission, channel::Channel, criteria::Page};
use argus_store::channel as store;

/// The most rows of one page.
pub const MAX_LIMIT: u32 = 200;

/// By name, without their secrets.
pub async fn list(ctx: &Ctx, limit: u32, offset: u32) -> Result<Page<Channel>> {
    ctx.require(Permission::Administer)?;
    let mut conn = ctx.argus.store().read().await?;
    Ok(store::list(&mut conn, limit.min(MAX_LIMIT), offset).await?)
}

/// Without its secret.
pub async fn get(ctx: &Ctx, id: ChannelId) -> Result<Channel> {
    ctx.require(Permission::Administer)?;
    let mut conn = ctx.argus.store().read().await?;
    store::get(&mut conn, id).await?.ok_or_else(|| missing(id))
}
