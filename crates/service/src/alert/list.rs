//! The queue.

use crate::{Ctx, Result, event::between};
use argus_domain::{
    Permission, TimeExpr, UserId,
    alert::{AlertFilter, AlertSort, AlertSummary},
    case::Assignee,
    criteria::Page,
};
use argus_store::{Scope, alert};

/// At most 100 a page.
pub async fn list(
    ctx: &Ctx,
    filter: &AlertFilter,
    sort: AlertSort,
    limit: u32,
    offset: u32,
) -> Result<Page<AlertSummary>> {
    search(ctx, filter, sort, limit.min(100), offset).await
}

/// The same for programs, at most 10,000 a page.
pub async fn search(
    ctx: &Ctx,
    filter: &AlertFilter,
    sort: AlertSort,
    limit: u32,
    offset: u32,
) -> Result<Page<AlertSummary>> {
    let (scope, filter) = resolved(ctx, filter)?;
    let mut conn = ctx.argus.store().snapshot().await?;
    Ok(alert::list(&mut conn, &scope, &filter, sort, limit.min(10_000), offset).await?)
}

/// What the caller sees, and his question with people and times said as they are now.
pub(super) fn resolved(ctx: &Ctx, filter: &AlertFilter) -> Result<(Scope, AlertFilter)> {
    let actor = ctx.require(Permission::ViewAlerts)?;
    let mut filter = filter.clone();
    for owner in filter.owners.iter_mut().filter(|owner| **owner == Assignee::Me) {
        // The command line owns no alert.
        *owner = Assignee::Is(actor.user.as_ref().map_or(UserId(0), |user| user.id));
    }
    let (from, to) =
        between(ctx, ("startTimestamp", filter.from.as_ref()), ("endTimestamp", filter.to.as_ref()))?;
    (filter.from, filter.to) = (from.map(TimeExpr::At), to.map(TimeExpr::At));
    Ok((actor.scope(), filter))
}
