//! Turning a policy on or off, and deleting it.

use super::{missing, save::save};
use crate::{
    Ctx, Result,
    activity::{Done, record},
};
use argus_domain::{
    Permission, PolicyId,
    policy::{Policy, PolicyContent},
};
use argus_store::policy as store;
use serde_json::json;

/// Whatever else others change about it.
pub async fn activate(ctx: &Ctx, id: PolicyId, active: bool) -> Result<Policy> {
    ctx.require(Permission::Administer)?;
    let mut conn = ctx.argus.store().read().await?;
    let now = store::get(&mut conn, id).await?.ok_or_else(|| missing(id))?;
    drop(conn);
    save(ctx, Some(id), now.version, PolicyContent { active, ..now.content }).await
}

/// What it told stays in the history; what waits is not told. Returns what it was.
pub async fn remove(ctx: &Ctx, id: PolicyId) -> Result<Policy> {
    ctx.require(Permission::Administer)?;
    let mut tx = ctx.argus.store().begin().await?;
    store::lock(&mut tx, id).await?.ok_or_else(|| missing(id))?;
    let before = store::get(&mut tx, id).await?.ok_or_else(|| missing(id))?;
    store::remove(&mut tx, id).await?;
    let text = format!("Deleted the notification policy “{}”", before.content.name);
    record(&mut tx, ctx, Done { detail: json!({"before": before}), ..Done::new("policy.remove", text) })
        .await?;
    tx.commit().await?;
    Ok(before)
}
