//! Deleting a case.

use super::{find, record};
use crate::{
    Ctx, Result,
    activity::{Done, record as note},
    module::before::before_case_deleted,
};
use argus_domain::{CaseId, Invalid, Permission, case::CaseRecord};
use argus_store::case::{self, merge};
use serde_json::json;

/// It is not there any more for anybody, but in the log. Its events stay linked: what was evidence is kept.
/// Returns what it was.
pub async fn delete(ctx: &Ctx, id: CaseId, comment: &str) -> Result<CaseRecord> {
    let actor = ctx.require(Permission::DeleteCase)?;
    let scope = actor.scope();
    before_case_deleted(ctx, id).await?;
    let mut tx = ctx.argus.store().begin().await?;
    let (_, before) = find::locked(&mut tx, &scope, id).await?;
    if let Some(merged) = merge::merged_into(&mut tx, id).await?.first() {
        let problem = format_args!("has what #{merged} had, which was merged into it: take that out first");
        return Err(Invalid::one("case", problem).into());
    }
    let deleted = record::one(&mut tx, actor, id).await?;
    case::delete(&mut tx, id, actor.user.as_ref().map(|user| user.id), ctx.now).await?;
    let text = match comment.trim() {
        "" => format!("Deleted the case “{}”", before.summary.name),
        comment => format!("Deleted the case “{}”. {comment}", before.summary.name),
    };
    let done = Done {
        case: Some(id),
        customer: Some(before.summary.customer.id),
        detail: json!({"before": before}),
        ..Done::new("case.delete", text)
    };
    note(&mut tx, ctx, done).await?;
    tx.commit().await?;
    Ok(deleted)
}
