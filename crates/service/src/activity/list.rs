//! Reading the log.

use crate::{Ctx, Result};
use argus_domain::{
    Permission,
    activity::{Activity, ActivityFilter, ActivityPage},
};
use argus_store::activity as store;

/// The most rows of one page.
pub const MAX_LIMIT: u32 = 1_000;
/// The deepest page: whoever looks further back narrows the time.
const MAX_OFFSET: u32 = 100_000;

/// The newest first.
pub async fn list(ctx: &Ctx, filter: &ActivityFilter, limit: u32, offset: u32) -> Result<ActivityPage> {
    let actor = ctx.require(Permission::ViewActivities)?;
    let mut conn = ctx.argus.store().read().await?;
    let (limit, offset) = (limit.min(MAX_LIMIT), offset.min(MAX_OFFSET));
    Ok(store::list(&mut conn, &actor.scope(), filter, limit, offset).await?)
}

/// A page of those that stand before `filter.before`, the newest first; one that is not full is the last.
pub async fn newest(ctx: &Ctx, filter: &ActivityFilter) -> Result<Vec<Activity>> {
    let actor = ctx.require(Permission::ViewActivities)?;
    let mut conn = ctx.argus.store().read().await?;
    Ok(store::newest(&mut conn, &actor.scope(), filter, MAX_LIMIT).await?)
}
