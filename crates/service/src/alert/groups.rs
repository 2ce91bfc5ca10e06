//! The queue, put together by what its alerts have in common.

use super::list::resolved;
use crate::{Ctx, Result};
use argus_domain::alert::{AlertFilter, AlertGrouping, AlertGroups, AlertSort};
use argus_store::alert;

/// At most 100 a page, of the newest 10,000 alerts that answer. Sorted by what is newest, last done with or worst in
/// each.
pub async fn groups(
    ctx: &Ctx,
    filter: &AlertFilter,
    by: AlertGrouping,
    sort: AlertSort,
    limit: u32,
    offset: u32,
) -> Result<AlertGroups> {
    let (scope, filter) = resolved(ctx, filter)?;
    let mut conn = ctx.argus.store().snapshot().await?;
    Ok(alert::groups(&mut conn, &scope, &filter, by, sort, limit.min(100), offset).await?)
}
