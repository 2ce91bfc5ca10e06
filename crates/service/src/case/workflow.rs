//! The workflow of a case.

use crate::{Ctx, Error, Result};
use argus_domain::{CaseId, Permission, case::Workflow};
use argus_store::case;

pub async fn workflow(ctx: &Ctx, id: CaseId) -> Result<Workflow> {
    let actor = ctx.require(Permission::ViewCases)?;
    let mut conn = ctx.argus.store().read().await?;
    let found = case::get(&mut conn, &actor.scope(), id)
        .await?
        .ok_or_else(|| Error::NotFound(format!("There is no case #{id} that you may see.")))?;
    Ok(case::workflow_with(&mut conn, found.summary.state.id).await?)
}
