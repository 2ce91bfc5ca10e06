//! What was said about a case.

use crate::{Ctx, Result, case::find};
use argus_domain::{CaseId, Permission, comment::Comment, criteria::Page};
use argus_store::comment;

/// The most rows of one page.
const MAX_LIMIT: u32 = 200;

/// The newest first. Internal ones are only for those who work on cases.
pub async fn list(ctx: &Ctx, case: CaseId, limit: u32, offset: u32) -> Result<Page<Comment>> {
    let mut conn = ctx.argus.store().read().await?;
    find::seen(ctx, &mut conn, case).await?;
    let internal = ctx.caller()?.may(Permission::UpdateCase);
    Ok(comment::list(&mut conn, case, internal, limit.min(MAX_LIMIT), offset).await?)
}
