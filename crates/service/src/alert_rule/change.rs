//! Turning a rule on or off, and deleting it.

use super::{
    missing,
    save::{author, done, save},
};
use crate::{Ctx, Result, activity::record};
use argus_domain::{
    AlertRuleId,
    alert_rule::{AlertRule, AlertRuleContent},
};
use argus_store::alert_rule as store;
use serde_json::json;

/// Whatever else others change about it. One that is turned on begins to count anew.
pub async fn activate(ctx: &Ctx, id: AlertRuleId, enabled: bool) -> Result<AlertRule> {
    let (_, scope) = author(ctx)?;
    let mut conn = ctx.argus.store().read().await?;
    let (now, _) = store::get(&mut conn, &scope, id).await?.ok_or_else(|| missing(id))?;
    drop(conn);
    save(ctx, Some(id), now.version, AlertRuleContent { enabled, ..now.content }).await
}

/// The alerts that it raised stay, and what is told of it.
pub async fn remove(ctx: &Ctx, id: AlertRuleId) -> Result<AlertRule> {
    let (_, scope) = author(ctx)?;
    let mut tx = ctx.argus.store().begin().await?;
    store::next_revision(&mut tx).await?;
    store::lock(&mut tx, id).await?.ok_or_else(|| missing(id))?;
    let (before, generation) = store::get(&mut tx, &scope, id).await?.ok_or_else(|| missing(id))?;
    store::forget(&mut tx, generation).await?;
    store::remove(&mut tx, id).await?;
    let text = format!("Deleted the alert rule “{}”", before.content.name);
    record(&mut tx, ctx, done("alert-rule.remove", text, json!({"before": before}), &before.content)).await?;
    tx.commit().await?;
    Ok(before)
}
