//! Publishing a case that only those saw who work on cases.

use super::{find, part, record, revise};
use crate::{
    Ctx, Result,
    activity::{Done, record as log},
};
use argus_domain::{
    CaseId, Invalid, Permission,
    case::{CaseRecord, CaseRevision, CaseStatus},
};
use argus_store::case;
use serde_json::json;

/// From now on whoever sees its customer sees it, unless its access mode or list says otherwise. It may be closed or go on
/// in another state at the same time.
pub async fn publish(ctx: &Ctx, id: CaseId, status: Option<CaseStatus>) -> Result<CaseRecord> {
    let actor = ctx.require(Permission::UpdateCase)?;
    let mut tx = ctx.argus.store().begin().await?;
    let summary = find::locked(&mut tx, &actor.scope(), id).await?.1.summary;
    part::check_not_merged(&summary)?;
    if !summary.unpublished {
        return Err(Invalid::one("case", "is published already").into());
    }
    let by = actor.user.as_ref().map(|user| user.id);
    case::access::publish(&mut tx, id, by, ctx.now).await?;
    let done = Done {
        case: Some(id),
        customer: Some(summary.customer.id),
        detail: json!({"after": {"published": true}}),
        ..Done::new("case.publish", "Published the case")
    };
    log(&mut tx, ctx, done).await?;
    match status {
        Some(CaseStatus::Closed) => revise::finish_within(&mut tx, ctx, id, None).await?,
        Some(status) => {
            let revision = CaseRevision { status: Some(status), ..CaseRevision::default() };
            revise::within(&mut tx, ctx, id, revision).await?;
        }
        None => {}
    }
    let published = record::one(&mut tx, actor, id).await?;
    tx.commit().await?;
    Ok(published)
}
