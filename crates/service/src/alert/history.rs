//! What was done with an alert.

use super::find;
use crate::{Ctx, Result};
use argus_domain::{AlertId, Permission, activity::Activity, criteria::Page};
use argus_store::alert;

/// The newest first, at most 100 a page.
pub async fn activities(ctx: &Ctx, id: AlertId, limit: u32, offset: u32) -> Result<Page<Activity>> {
    ctx.require(Permission::ViewActivities)?;
    let scope = ctx.require(Permission::ViewAlerts)?.scope();
    let mut conn = ctx.argus.store().snapshot().await?;
    find::within(&mut conn, &scope, id).await?;
    Ok(alert::activities(&mut conn, &scope, id, limit.min(100), offset).await?)
}
