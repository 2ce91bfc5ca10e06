//! Alerts and the cases that they went to.

use super::{find, update::apply};
use crate::{Ctx, Result, case};
use argus_domain::{
    AlertId, CaseId, EventType, Permission,
    alert::{AlertChange, AlertStatus, AlertSummary},
    case::Outcome,
    event::EventSummary,
};
use argus_store::{alert, event};

/// The most alerts of a case that are told: the newest.
const MOST: u32 = 500;

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

/// Closes the alerts of a case that are not closed, with what the case came to. How many there were.
pub async fn close_all(ctx: &Ctx, id: CaseId, resolution: Outcome) -> Result<usize> {
    let scope = ctx.require(Permission::UpdateAlert)?.scope();
    let mut tx = ctx.argus.store().begin().await?;
    case::find::seen(ctx, &mut tx, id).await?;
    let alerts = alert::of_case(&mut tx, &scope, id, MOST).await?;
    // All of them before the log, so that nobody waits for each other.
    for summary in &alerts {
        alert::lock(&mut tx, summary.id).await?;
    }
    let mut closed = 0;
    for summary in alerts {
        if summary.status == AlertStatus::Closed {
            continue;
        }
        let change = AlertChange {
            version: AlertChange::LATEST,
            status: Some(AlertStatus::Closed),
            resolution: Some(Some(resolution)),
            comment: format!("With the case #{id}"),
            ..AlertChange::default()
        };
        apply(&mut tx, ctx, summary.id, change).await?;
        closed += 1;
    }
    tx.commit().await?;
    Ok(closed)
}
