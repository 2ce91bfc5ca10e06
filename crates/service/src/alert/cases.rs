//! Alerts and the cases that they went to.

use super::find;
use crate::{Ctx, Result, case};
use argus_domain::{AlertId, CaseId, EventType, Permission, alert::AlertSummary, event::EventSummary};
use argus_store::{alert, event};

/// The most alerts of a case that are told: the newest.
pub(super) const MOST: u32 = 500;

/// The alerts that went to a case, the newest first.
pub async fn of_case(ctx: &Ctx, id: CaseId) -> Result<Vec<AlertSummary>> {
    let scope = ctx.require(Permission::ViewAlerts)?.scope();
    let mut conn = ctx.argus.store().snapshot().await?;
    case::find::seen(ctx, &mut conn, id).await?;
    Ok(alert::of_case(&mut conn, &scope, id, MOST).await?)
}

/// The events that an alert was raised for, as far as they are still there; the oldest first.
pub async fn events(ctx: &Ctx, id: AlertId) -> Result<Vec<EventSummary>> {
    let scope = ctx.require(Permission::ViewAlerts)?.scope();
    let mut conn = ctx.argus.store().snapshot().await?;
    find::within(&mut conn, &scope, id).await?;
    let keys = alert::event_keys(&mut conn, id).await?;
    let events = event::summaries(&mut conn, EventType::Aggregated, &keys).await?;
    Ok(events.into_iter().map(|(_, event)| event).collect())
}
