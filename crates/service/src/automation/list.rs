//! Rules, and what they did, for administrators.

use crate::{Ctx, Result};
use argus_domain::{
    Permission,
    automation::{Rule, Run, RunFilter},
    criteria::Page,
};
use argus_store::automation as store;

/// The most rows of one page.
const MAX_LIMIT: u32 = 100;
/// The deepest page of runs.
const MAX_OFFSET: u32 = 100_000;

/// In the order in which they run.
pub async fn list(ctx: &Ctx, limit: u32, offset: u32) -> Result<Page<Rule>> {
    ctx.require(Permission::Administer)?;
    let mut conn = ctx.argus.store().read().await?;
    Ok(store::list(&mut conn, limit.min(MAX_LIMIT), offset).await?)
}

/// The newest first, on cases that the caller sees.
pub async fn runs(ctx: &Ctx, filter: RunFilter, limit: u32, offset: u32) -> Result<Page<Run>> {
    let scope = ctx.require(Permission::Administer)?.scope();
    let mut conn = ctx.argus.store().read().await?;
    Ok(store::runs(&mut conn, &scope, filter, limit.min(MAX_LIMIT), offset.min(MAX_OFFSET)).await?)
}
