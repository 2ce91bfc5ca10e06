//! Cases that something else names.

use crate::{Ctx, Result};
use argus_domain::{CaseId, case::CaseSummary};
use argus_store::case;

/// Those of `ids` whose customer the caller sees: to name the cases of an event that he sees anyway.
pub async fn by_ids(ctx: &Ctx, ids: &[CaseId]) -> Result<Vec<CaseSummary>> {
    let scope = ctx.caller()?.scope();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut conn = ctx.argus.store().read().await?;
    Ok(case::by_ids(&mut conn, &scope, ids).await?)
}
