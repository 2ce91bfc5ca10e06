//! Many cases.

use crate::{Ctx, Result};
use argus_domain::{
    Permission,
    case::{CaseFilter, CaseSummary},
    criteria::Page,
};
use argus_store::case;

/// The newest first, at most 100 a page.
pub async fn list(ctx: &Ctx, filter: &CaseFilter, limit: u32, offset: u32) -> Result<Page<CaseSummary>> {
    let actor = ctx.require(Permission::ViewCases)?;
    let mut conn = ctx.argus.store().read().await?;
    Ok(case::list(&mut conn, &actor.scope(), filter, limit.min(100), offset).await?)
}
