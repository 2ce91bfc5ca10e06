//! Turning a rule on or off, and deleting it.

use super::{missing, save::save};
use crate::{
    Ctx, Result,
    activity::{Done, record},
};
use argus_domain::{
    AutomationRuleId, Permission,
    automation::{Rule, RuleContent},
};
use argus_store::automation as store;
use serde_json::json;

/// Whatever else others change about it.
pub async fn activate(ctx: &Ctx, id: AutomationRuleId, active: bool) -> Result<Rule> {
    ctx.require(Permission::Administer)?;
    let mut conn = ctx.argus.store().read().await?;
    let now = store::get(&mut conn, id).await?.ok_or_else(|| missing(id))?;
    drop(conn);
    save(ctx, Some(id), now.version, RuleContent { active, ..now.content }).await
}

/// What it did stays in the list of runs.
pub async fn remove(ctx: &Ctx, id: AutomationRuleId) -> Result<()> {
    ctx.require(Permission::Administer)?;
    let mut tx = ctx.argus.store().begin().await?;
    store::lock(&mut tx, id).await?.ok_or_else(|| missing(id))?;
    let before = store::get(&mut tx, id).await?.ok_or_else(|| missing(id))?;
    store::remove(&mut tx, id).await?;
    let text = format!("Deleted the automation rule “{}”", before.content.name);
    let done = Done { detail: json!({"before": before}), ..Done::new("automation.remove", text) };
    record(&mut tx, ctx, done).await?;
    Ok(tx.commit().await?)
}
