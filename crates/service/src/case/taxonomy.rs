//! What cases are worked on as part of, and what they are classified as.

use crate::{Ctx, Result};
use argus_domain::{
    Permission,
    case::{CaseCategory, CaseService},
};
use argus_store::case;

/// By number.
pub async fn services(ctx: &Ctx) -> Result<Vec<CaseService>> {
    ctx.require(Permission::ViewCases)?;
    let mut conn = ctx.argus.store().read().await?;
    Ok(case::services(&mut conn).await?)
}

/// By number, and whether they are retired.
pub async fn categories(ctx: &Ctx) -> Result<Vec<(CaseCategory, bool)>> {
    ctx.require(Permission::ViewCases)?;
    let mut conn = ctx.argus.store().read().await?;
    Ok(case::categories(&mut conn).await?)
}
