//! Rules, and what came of them.

use super::{missing, reader};
use crate::{Ctx, Result};
use argus_domain::{
    AlertRuleId,
    alert_rule::{AlertRule, AlertRuleFilter, Firing, FiringFilter},
    criteria::Page,
};
use argus_store::alert_rule as store;

/// The most rows of one page.
pub const MAX_LIMIT: u32 = 100;
/// The deepest page.
const MAX_OFFSET: u32 = 100_000;

/// By name: those of which the caller sees all customers.
pub async fn list(ctx: &Ctx, filter: &AlertRuleFilter, limit: u32, offset: u32) -> Result<Page<AlertRule>> {
    let scope = reader(ctx)?;
    let mut conn = ctx.argus.store().read().await?;
    Ok(store::list(&mut conn, &scope, filter, limit.min(MAX_LIMIT), offset.min(MAX_OFFSET)).await?)
}

pub async fn get(ctx: &Ctx, id: AlertRuleId) -> Result<AlertRule> {
    let scope = reader(ctx)?;
    let mut conn = ctx.argus.store().read().await?;
    let found = store::get(&mut conn, &scope, id).await?;
    Ok(found.ok_or_else(|| missing(id))?.0)
}

/// The newest first, of customers that the caller sees.
pub async fn firings(ctx: &Ctx, filter: FiringFilter, limit: u32, offset: u32) -> Result<Page<Firing>> {
    let scope = reader(ctx)?;
    let mut conn = ctx.argus.store().read().await?;
    Ok(store::firings(&mut conn, &scope, filter, limit.min(MAX_LIMIT), offset.min(MAX_OFFSET)).await?)
}
