//! What pages that are open need to hear of.

use crate::{Ctx, Result};
use argus_domain::{ActivityId, CaseId, Permission};
use argus_store::activity;

/// As many things are looked at at once.
const TOLD: u32 = 100;

/// The cases that the caller sees and that something was done in after `since`, and the last thing that was done.
/// Whatever changes a case writes its history in the same transaction, and its rows are numbered in the order of
/// commits, so nothing is missed.
pub async fn changed_since(ctx: &Ctx, since: ActivityId) -> Result<Option<(ActivityId, Vec<CaseId>)>> {
    let scope = ctx.require(Permission::ViewCases)?.scope();
    let mut conn = ctx.argus.store().read().await?;
    Ok(activity::cases_since(&mut conn, &scope, since, TOLD).await?)
}

/// The last thing that was done, whoever did it: where a stream of changes begins.
pub async fn last_change(ctx: &Ctx) -> Result<ActivityId> {
    ctx.require(Permission::ViewCases)?;
    let mut conn = ctx.argus.store().read().await?;
    Ok(activity::last(&mut conn).await?)
}
