//! Policies, and what became of what they met, for administrators.

use super::missing;
use crate::{Ctx, Result};
use argus_domain::{
    Permission, PolicyId,
    criteria::Page,
    policy::{Notice, NoticeFilter, Policy},
};
use argus_store::policy as store;

/// The most rows of one page.
pub const MAX_LIMIT: u32 = 1_000;
/// The deepest page of the history: whoever looks further back narrows the time.
const MAX_OFFSET: u32 = 100_000;

/// In the order in which they are looked at.
pub async fn list(ctx: &Ctx, limit: u32, offset: u32) -> Result<Page<Policy>> {
    ctx.require(Permission::Administer)?;
    let mut conn = ctx.argus.store().read().await?;
    Ok(store::list(&mut conn, limit.min(MAX_LIMIT), offset).await?)
}

pub async fn get(ctx: &Ctx, id: PolicyId) -> Result<Policy> {
    ctx.require(Permission::Administer)?;
    let mut conn = ctx.argus.store().read().await?;
    store::get(&mut conn, id).await?.ok_or_else(|| missing(id))
}

/// The newest first, of alerts and cases that the caller sees.
pub async fn history(ctx: &Ctx, filter: &NoticeFilter, limit: u32, offset: u32) -> Result<Page<Notice>> {
    let scope = ctx.require(Permission::Administer)?.scope();
    let mut conn = ctx.argus.store().snapshot().await?;
    Ok(store::history(&mut conn, &scope, filter, limit.min(MAX_LIMIT), offset.min(MAX_OFFSET)).await?)
}
