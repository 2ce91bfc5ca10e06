//! Many cases.

use crate::{Ctx, Result, custom_field};
use argus_domain::{
    Permission, UserId,
    case::{Assignee, CaseFilter, CaseSort, CaseSummary},
    criteria::Page,
};
use argus_store::case;

/// At most 100 a page.
pub async fn list(
    ctx: &Ctx,
    filter: &CaseFilter,
    sort: CaseSort,
    limit: u32,
    offset: u32,
) -> Result<Page<CaseSummary>> {
    let actor = ctx.require(Permission::ViewCases)?;
    let mut filter = filter.clone();
    for assignee in filter.assignees.iter_mut().filter(|assignee| **assignee == Assignee::Me) {
        // The command line works on no case.
        *assignee = Assignee::Is(actor.user.as_ref().map_or(UserId(0), |user| user.id));
    }
    let mut conn = ctx.argus.store().read().await?;
    custom_field::found_by(&mut conn, &actor.scope(), &mut filter).await?;
    Ok(case::list(&mut conn, &actor.scope(), &filter, sort, limit.min(100), offset).await?)
}
