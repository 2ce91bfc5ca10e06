//! What merging would do, before anybody does it.

use super::check;
use crate::{Ctx, Result, case::find};
use argus_domain::{CaseId, Permission, case::MergePreview};
use argus_store::case::{
    access,
    merge::{Lot, count, in_both},
};

/// Refuses what merging would refuse.
pub async fn merge_preview(ctx: &Ctx, from: CaseId, into: CaseId) -> Result<MergePreview> {
    let scope = ctx.require(Permission::UpdateCase)?.scope();
    check::not_itself(from, into)?;
    let mut conn = ctx.argus.store().snapshot().await?;
    let from = find::changeable(&mut conn, &scope, from).await?.summary;
    let into = find::changeable(&mut conn, &scope, into).await?.summary;
    check::can_merge(&mut conn, &from, &into).await?;
    let lot = Lot::merging(from.id, into.id);
    let shows_to_more = access::is_narrowed(&mut conn, from.id).await?
        || !access::entries(&mut conn, into.id).await?.is_empty();
    Ok(MergePreview {
        moves: count(&mut conn, &lot).await?,
        in_both: in_both(&mut conn, &lot).await?,
        shows_to_more,
        into,
    })
}
