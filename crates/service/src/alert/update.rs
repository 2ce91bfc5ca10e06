//! Changing an alert.

use super::{find, told};
use crate::{
    Ctx, Result,
    activity::{Done, record},
    case::people,
    merge::Merge,
};
use argus_domain::{
    AlertId, Invalid, Permission,
    alert::{Alert, AlertChange, AlertField, AlertStatus},
};
use argus_store::{Tx, alert, case};
use serde_json::json;

/// Others may have changed it since: only fields that they changed to something else are in the way.
pub async fn update(ctx: &Ctx, id: AlertId, change: AlertChange) -> Result<Alert> {
    let mut tx = ctx.argus.store().begin().await?;
    let updated = update_within(&mut tx, ctx, id, change).await?;
    tx.commit().await?;
    Ok(updated)
}

/// As part of a larger transaction.
pub(crate) async fn update_within(tx: &mut Tx, ctx: &Ctx, id: AlertId, change: AlertChange) -> Result<Alert> {
    put(tx, ctx, id, change.checked()?).await
}

/// As part of a larger transaction, what was checked or is Argus's own: people choose some statuses only.
pub(super) async fn put(tx: &mut Tx, ctx: &Ctx, id: AlertId, mut change: AlertChange) -> Result<Alert> {
    let actor = ctx.require(Permission::UpdateAlert)?;
    let (scope, by) = (actor.scope(), actor.user.as_ref().map(|user| user.id));
    let (locked, before) = find::locked(tx, &scope, id).await?;
    change.complete(&before);
    check_classification(tx, &change, &before).await?;

    let customer = before.summary.customer.id;
    let mut after = before.clone();
    let tags = change.tags_of(&after.summary.tags)?;
    let owner = match change.owner {
        Some(Some(id)) => {
            let sees = (Permission::ViewAlerts, "alerts");
            Some(Some(people::one_who_sees(tx, customer, sees, AlertField::Owner.name(), id).await?))
        }
        Some(None) => Some(None),
        None => None,
    };
    let summary = &mut after.summary;
    let mut merge = Merge::new(change.version, locked, by, ctx.now);
    merge.set(AlertField::Tags.name(), &mut summary.tags, tags);
    merge.field(AlertField::Title.name(), &mut summary.title, change.title);
    merge.field(AlertField::Description.name(), &mut after.description, change.description);
    merge.field(AlertField::Severity.name(), &mut summary.severity, change.severity);
    merge.field(AlertField::Status.name(), &mut summary.status, change.status);
    merge.field(AlertField::Resolution.name(), &mut summary.resolution, change.resolution);
    merge.field(AlertField::Classification.name(), &mut summary.classification, change.classification);
    merge.field(AlertField::Owner.name(), &mut summary.owner, owner);
    merge.field(AlertField::Note.name(), &mut after.note, change.note);
    let Some(merged) = merge.settle(tx).await? else { return Ok(before) };
    check_resolution(&after)?;
    match (before.summary.status, after.summary.status) {
        (AlertStatus::Closed, AlertStatus::Closed) => {}
        (_, AlertStatus::Closed) => {
            after.summary.closed = Some(ctx.now);
            after.summary.closed_by = actor
                .user
                .as_ref()
                .map(|user| argus_domain::case::Person { id: user.id, name: user.name.clone() });
        }
        _ => (after.summary.closed, after.summary.closed_by) = (None, None),
    }
    if !after.summary.status.is_open() {
        after.summary.snoozed = None;
    }
    alert::update(tx, &after, &merged.versions, by, ctx.now).await?;
    if after.summary.tags != before.summary.tags {
        alert::set_tags(tx, id, &after.summary.tags).await?;
    }
    let (action, text) = told::told(&before, &after, &merged, &change.comment);
    let done = Done {
        customer: Some(customer),
        alert: Some(id),
        detail: json!({"alert": id, "before": merged.before, "after": merged.after, "comment": change.comment}),
        ..Done::new(action, text)
    };
    record(tx, ctx, done).await?;
    find::within(tx, &scope, id).await
}

/// A closed alert came to something, and one that is open to nothing yet.
fn check_resolution(alert: &Alert) -> Result<()> {
    let summary = &alert.summary;
    match (summary.status, summary.resolution) {
        (AlertStatus::Closed, None) => {
            Err(Invalid::one("resolution", "must be chosen to close an alert").into())
        }
        (status, Some(_)) if status.is_open() => {
            Err(Invalid::one("resolution", "is only for closed alerts: close it").into())
        }
        _ => Ok(()),
    }
}

async fn check_classification(tx: &mut Tx, change: &AlertChange, before: &Alert) -> Result<()> {
    if let Some(Some(name)) = &change.classification
        && before.summary.classification.as_ref() != Some(name)
        && !case::classifications(tx).await?.iter().any(|known| known.name == *name)
    {
        let problem = "is not one of the classifications to choose from";
        return Err(Invalid::one("classification", problem).into());
    }
    Ok(())
}
