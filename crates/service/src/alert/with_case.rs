//! The alerts of a case that are closed with it, and opened again with it.

use super::{find, update::put};
use crate::{Ctx, Error, Result};
use argus_domain::{
    AlertId, CaseId, Invalid, Permission,
    alert::{AlertChange, AlertStatus},
    case::Outcome,
};
use argus_store::{StoreError, Tx, activity, alert};
use serde::{Deserialize, Serialize};

/// An alert that was closed with its case, and what it was like before: the log of the case says so.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct ClosedWith {
    id: AlertId,
    /// The one that this made.
    version: i64,
    status: AlertStatus,
    resolution: Option<Outcome>,
}

/// Locks those of a case that are not closed. Call it before the case is locked, as whatever joins an alert to a case does,
/// so that nobody waits for each other.
pub(crate) async fn lock_open(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<Vec<AlertId>> {
    let scope = ctx.require(Permission::UpdateAlert)?.scope();
    let alerts = alert::of_case(tx, &scope, case, super::cases::MOST).await?;
    let open: Vec<AlertId> =
        alerts.iter().filter(|one| one.status != AlertStatus::Closed).map(|one| one.id).collect();
    for id in &open {
        alert::lock(tx, *id).await?;
    }
    Ok(open)
}

/// Closes locked ones with what the case came to.
pub(crate) async fn close_with(
    tx: &mut Tx,
    ctx: &Ctx,
    case: CaseId,
    alerts: Vec<AlertId>,
    resolution: Option<Outcome>,
) -> Result<Vec<ClosedWith>> {
    let scope = ctx.require(Permission::UpdateAlert)?.scope();
    let mut closed = Vec::with_capacity(alerts.len());
    for id in alerts {
        let before = find::within(tx, &scope, id).await?.summary;
        if before.status == AlertStatus::Closed {
            continue;
        }
        let resolution = resolution.ok_or_else(|| {
            Invalid::one("outcome", "must be chosen to close the alerts of the case with it")
        })?;
        let change = AlertChange {
            version: AlertChange::LATEST,
            status: Some(AlertStatus::Closed),
            resolution: Some(Some(resolution)),
            comment: format!("With the case #{case}"),
            ..AlertChange::default()
        };
        let version = put(tx, ctx, id, change).await?.summary.version;
        closed.push(ClosedWith { id, version, status: before.status, resolution: before.resolution });
    }
    Ok(closed)
}

/// Locks those that the last closing of a case closed, as far as the caller may still change them. Call it before the case is
/// locked.
pub(crate) async fn lock_closed(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<Vec<ClosedWith>> {
    if !ctx.caller()?.may(Permission::UpdateAlert) {
        return Ok(Vec::new());
    }
    let detail = activity::last_detail(tx, case, "case.close").await?;
    let Some(told) = detail.as_ref().and_then(|detail| detail.get("alerts")) else { return Ok(Vec::new()) };
    let closed =
        Vec::<ClosedWith>::deserialize(told).map_err(|error| StoreError::Corrupt(error.to_string()))?;
    for one in &closed {
        alert::lock(tx, one.id).await?;
    }
    Ok(closed)
}

/// Makes locked ones what they were, but for those that somebody changed since, or that are gone.
pub(crate) async fn reopen_with(tx: &mut Tx, ctx: &Ctx, case: CaseId, closed: Vec<ClosedWith>) -> Result<()> {
    let scope = ctx.caller()?.scope();
    for ClosedWith { id, version, status, resolution } in closed {
        match find::within(tx, &scope, id).await {
            Ok(now) if now.summary.version == version => {}
            Ok(_) | Err(Error::NotFound(_)) => continue,
            Err(other) => return Err(other),
        }
        let change = AlertChange {
            version,
            status: Some(status),
            resolution: Some(resolution),
            comment: format!("With the case #{case}"),
            ..AlertChange::default()
        };
        put(tx, ctx, id, change).await?;
    }
    Ok(())
}
