//! The silences, and what they made silent.

use super::missing;
use crate::{Ctx, Result, alert};
use argus_domain::{
    AlertId, Permission, SilenceId,
    alert::AlertSummary,
    criteria::Page,
    silence::{Silence, SilencedBy},
};
use argus_store::silence as store;

/// The most rows of one page.
pub const MAX_LIMIT: u32 = 200;
/// The newest alerts of one that are told.
const ALERTS: u32 = 100;

/// Those that are not over, the one that ends first, first; or those that are, the one that ended last, first.
pub async fn list(ctx: &Ctx, over: bool, limit: u32, offset: u32) -> Result<Page<Silence>> {
    let scope = ctx.require(Permission::ViewAlerts)?.scope();
    let mut conn = ctx.argus.store().snapshot().await?;
    Ok(store::list(&mut conn, &scope, over, ctx.now, limit.min(MAX_LIMIT), offset).await?)
}

pub async fn get(ctx: &Ctx, id: SilenceId) -> Result<Silence> {
    let scope = ctx.require(Permission::ViewAlerts)?.scope();
    let mut conn = ctx.argus.store().read().await?;
    store::get(&mut conn, &scope, id).await?.ok_or_else(|| missing(id))
}

/// The newest alerts that it made silent.
pub async fn alerts(ctx: &Ctx, id: SilenceId) -> Result<Vec<AlertSummary>> {
    let scope = ctx.require(Permission::ViewAlerts)?.scope();
    let mut conn = ctx.argus.store().snapshot().await?;
    store::get(&mut conn, &scope, id).await?.ok_or_else(|| missing(id))?;
    let ids = store::alerts_of(&mut conn, id, ALERTS).await?;
    Ok(argus_store::alert::by_ids(&mut conn, &scope, &ids).await?)
}

/// Why nobody was told of an alert, if so.
pub async fn of_alert(ctx: &Ctx, id: AlertId) -> Result<Option<SilencedBy>> {
    alert::get(ctx, id).await?;
    let mut conn = ctx.argus.store().read().await?;
    Ok(store::of_alert(&mut conn, id).await?)
}
