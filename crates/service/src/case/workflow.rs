//! The workflow of a case.

use super::find;
use crate::{Ctx, Result};
use argus_domain::{CaseId, case::Workflow};
use argus_store::case;

pub async fn workflow(ctx: &Ctx, id: CaseId) -> Result<Workflow> {
    let mut conn = ctx.argus.store().read().await?;
    let found = find::seen(ctx, &mut conn, id).await?;
    Ok(case::workflow_with(&mut conn, found.summary.state.id).await?)
}
