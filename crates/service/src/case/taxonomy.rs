//! What cases are classified as, for programs.

use crate::{Ctx, Result};
use argus_domain::{Permission, case::CaseCategory};
use argus_store::case;

/// By number, and whether they are retired.
pub async fn categories(ctx: &Ctx) -> Result<Vec<(CaseCategory, bool)>> {
    ctx.require(Permission::ViewCases)?;
    let mut conn = ctx.argus.store().read().await?;
    Ok(case::categories(&mut conn).await?)
}
