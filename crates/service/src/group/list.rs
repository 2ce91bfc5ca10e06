//! Groups, and who is in them.

use super::missing;
use crate::{Ctx, Result};
use argus_domain::{
    GroupId, Permission,
    criteria::Page,
    group::{GroupDetails, ManagedGroup},
    membership::UserName,
};
use argus_store::group;

/// The most rows of one page.
const MOST: u32 = 200;
/// The most customers of one group that are listed.
const MOST_CUSTOMERS: u32 = 1_000;

/// By name.
pub async fn list(ctx: &Ctx, text: &str, limit: u32, offset: u32) -> Result<Page<ManagedGroup>> {
    ctx.require(Permission::Administer)?;
    let mut conn = ctx.argus.store().snapshot().await?;
    Ok(group::page(&mut conn, text, limit.min(MOST), offset).await?)
}

/// With the customers that the caller sees, too.
pub async fn details(ctx: &Ctx, id: GroupId) -> Result<GroupDetails> {
    let scope = ctx.require(Permission::Administer)?.scope();
    let mut conn = ctx.argus.store().snapshot().await?;
    let found = group::get(&mut conn, id).await?.ok_or_else(|| missing(id))?;
    let customers = group::customers(&mut conn, &scope, id, MOST_CUSTOMERS).await?;
    Ok(GroupDetails { group: found, customers })
}

/// Those who are in it, by name.
pub async fn members(ctx: &Ctx, id: GroupId, text: &str, limit: u32, offset: u32) -> Result<Page<UserName>> {
    ctx.require(Permission::Administer)?;
    let mut conn = ctx.argus.store().snapshot().await?;
    group::get(&mut conn, id).await?.ok_or_else(|| missing(id))?;
    Ok(group::members(&mut conn, id, text, limit.min(MOST), offset).await?)
}
