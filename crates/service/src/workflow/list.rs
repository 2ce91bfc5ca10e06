//! The workflows that there are.

use super::MOST;
use crate::{Ctx, Result};
use argus_domain::{Permission, workflow::ManagedWorkflow};
use argus_store::workflow as store;

/// The oldest first, with how many cases are in each state.
pub async fn list(ctx: &Ctx) -> Result<Vec<ManagedWorkflow>> {
    ctx.require(Permission::Administer)?;
    let mut conn = ctx.argus.store().snapshot().await?;
    Ok(store::list(&mut conn, MOST).await?)
}
