//! What pages that are open need to hear of.

use crate::{Ctx, Result};
use argus_domain::{ActivityId, AlertId, Permission};
use argus_store::{activity, alert};

/// As many things are looked at at once.
const TOLD: u32 = 100;

/// The alerts that the caller sees and that something was done with after `since`, and the last thing that was done.
pub async fn changed_since(ctx: &Ctx, since: ActivityId) -> Result<Option<(ActivityId, Vec<AlertId>)>> {
    let scope = ctx.require(Permission::ViewAlerts)?.scope();
    let mut conn = ctx.argus.store().read().await?;
    Ok(alert::changed_since(&mut conn, &scope, since, TOLD).await?)
}

/// The last thing that was done, whoever did it: where a stream of changes begins.
pub async fn last_change(ctx: &Ctx) -> Result<ActivityId> {
    ctx.require(Permission::ViewAlerts)?;
    let mut conn = ctx.argus.store().read().await?;
    Ok(activity::last(&mut conn).await?)
}
