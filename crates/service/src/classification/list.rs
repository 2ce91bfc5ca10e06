//! Which classifications there are.

use crate::{Ctx, Result};
use argus_domain::{Permission, classification::ManagedClassification};
use argus_store::classification;

/// All, also those that are retired, with how many cases have each.
pub async fn list(ctx: &Ctx) -> Result<Vec<ManagedClassification>> {
    ctx.require(Permission::Administer)?;
    let mut conn = ctx.argus.store().read().await?;
    Ok(classification::all(&mut conn).await?)
}
