//! What happened in a case.

use super::{MAX_LIMIT, told};
use crate::{Ctx, Result, case::find};
use argus_domain::{
    CaseId,
    criteria::Page,
    timeline::{TimelineEntry, TimelineFilter, TimelineShape},
};
use argus_store::timeline;

/// What happened first comes first.
pub async fn list(
    ctx: &Ctx,
    case: CaseId,
    filter: &TimelineFilter,
    limit: u32,
    offset: u32,
) -> Result<Page<TimelineEntry>> {
    let mut conn = ctx.argus.store().snapshot().await?;
    find::seen(ctx, &mut conn, case).await?;
    let page = timeline::list(&mut conn, case, filter, limit.min(MAX_LIMIT), offset).await?;
    Ok(Page { rows: told(ctx, page.rows), total: page.total })
}

/// How many there are over time, by category; nothing where there are none.
pub async fn shape(ctx: &Ctx, case: CaseId, filter: &TimelineFilter) -> Result<Option<TimelineShape>> {
    let mut conn = ctx.argus.store().snapshot().await?;
    find::seen(ctx, &mut conn, case).await?;
    Ok(timeline::shape(&mut conn, case, filter).await?)
}
