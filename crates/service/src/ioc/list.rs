//! The indicators of a case.

use super::MAX_LIMIT;
use crate::{Ctx, Result, case::find};
use argus_domain::{
    CaseId,
    criteria::Page,
    ioc::{Ioc, IocFilter},
};
use argus_store::ioc;

/// The newest first.
pub async fn list(ctx: &Ctx, case: CaseId, filter: &IocFilter, limit: u32, offset: u32) -> Result<Page<Ioc>> {
    let mut conn = ctx.argus.store().read().await?;
    find::seen(ctx, &mut conn, case).await?;
    Ok(ioc::list(&mut conn, case, filter, limit.min(MAX_LIMIT), offset).await?)
}
