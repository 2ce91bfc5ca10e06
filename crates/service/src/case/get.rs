//! One case.

use crate::{Ctx, Error, Result};
use argus_domain::{CaseId, Permission, case::Case};
use argus_store::case;

/// A case of a customer whom the caller does not see is not there for him.
pub async fn get(ctx: &Ctx, id: CaseId) -> Result<Case> {
    let actor = ctx.require(Permission::ViewCases)?;
    let mut conn = ctx.argus.store().read().await?;
    case::get(&mut conn, &actor.scope(), id)
        .await?
        .ok_or_else(|| Error::NotFound(format!("There is no case #{id} that you may see.")))
}
