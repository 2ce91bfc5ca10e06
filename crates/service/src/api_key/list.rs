//! Keys that there are.

use crate::{Ctx, Error, Result};
use argus_domain::{
    Permission,
    api_key::{ApiKey, ApiKeyFilter},
    criteria::Page,
};
use argus_store::api_key;

/// The most rows of one page.
const MOST: u32 = 200;

/// All that there are, the newest first.
pub async fn list(ctx: &Ctx, filter: &ApiKeyFilter, limit: u32, offset: u32) -> Result<Page<ApiKey>> {
    ctx.require(Permission::Administer)?;
    let mut conn = ctx.argus.store().snapshot().await?;
    Ok(api_key::page(&mut conn, filter, limit.min(MOST), offset).await?)
}

/// The caller's, the newest first.
pub async fn own(ctx: &Ctx, limit: u32, offset: u32) -> Result<Page<ApiKey>> {
    let own = ctx.caller()?.user.as_ref().ok_or(Error::NotLoggedIn)?.id;
    let filter = ApiKeyFilter { owner: Some(own), ..ApiKeyFilter::default() };
    let mut conn = ctx.argus.store().snapshot().await?;
    Ok(api_key::page(&mut conn, &filter, limit.min(MOST), offset).await?)
}
