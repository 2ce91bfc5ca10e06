//! Deleting an alert.

use super::find;
use crate::{
    Ctx, Result,
    activity::{Done, record},
};
use argus_domain::{AlertId, Permission, alert::Alert};
use argus_store::alert;
use serde_json::json;

/// It is kept in the log only. Cases that it went to keep what they took over. Returns what it was.
pub async fn delete(ctx: &Ctx, id: AlertId) -> Result<Alert> {
    let scope = ctx.require(Permission::DeleteAlert)?.scope();
    let mut tx = ctx.argus.store().begin().await?;
    let (_, before) = find::locked(&mut tx, &scope, id).await?;
    alert::delete(&mut tx, id).await?;
    let done = Done {
        customer: Some(before.summary.customer.id),
        alert: Some(id),
        detail: json!({"alert": id, "before": before}),
        ..Done::new("alert.delete", format!("Deleted the alert #{id} “{}”", before.summary.title))
    };
    record(&mut tx, ctx, done).await?;
    tx.commit().await?;
    Ok(before)
}
