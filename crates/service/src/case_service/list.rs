//! Which services there are.

use crate::{Ctx, Result};
use argus_domain::{Permission, case_service::ManagedService};
use argus_store::case_service;

/// For those who manage them: all, also those that are retired.
pub async fn list(ctx: &Ctx) -> Result<Vec<ManagedService>> {
    ctx.require(Permission::Administer)?;
    let mut conn = ctx.argus.store().snapshot().await?;
    Ok(case_service::all(&mut conn).await?)
}

/// The same for whoever sees cases.
pub async fn all(ctx: &Ctx) -> Result<Vec<ManagedService>> {
    ctx.require(Permission::ViewCases)?;
    let mut conn = ctx.argus.store().snapshot().await?;
    Ok(case_service::all(&mut conn).await?)
}
