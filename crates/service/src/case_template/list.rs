//! Which templates there are.

use super::missing;
use crate::{Ctx, Result};
use argus_domain::{
    CaseTemplateId, Permission,
    case_template::{CaseTemplate, TemplateSummary},
    criteria::Page,
};
use argus_store::case_template;

/// The most rows of one page.
const MAX_LIMIT: u32 = 100;

/// Also those that are retired, which come last.
pub async fn list(ctx: &Ctx, limit: u32, offset: u32) -> Result<Page<TemplateSummary>> {
    ctx.require(Permission::ViewCases)?;
    let mut conn = ctx.argus.store().read().await?;
    Ok(case_template::list(&mut conn, limit.min(MAX_LIMIT), offset).await?)
}

/// Of those in use: for a case that is there already.
pub async fn names(ctx: &Ctx) -> Result<Vec<String>> {
    ctx.require(Permission::ViewCases)?;
    let mut conn = ctx.argus.store().read().await?;
    Ok(case_template::names(&mut conn).await?)
}

pub async fn get(ctx: &Ctx, id: CaseTemplateId) -> Result<CaseTemplate> {
    ctx.require(Permission::ViewCases)?;
    let mut conn = ctx.argus.store().read().await?;
    case_template::get(&mut conn, id).await?.ok_or_else(|| missing(id))
}
