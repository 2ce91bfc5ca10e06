//! Whether those who have to do with a case watch it without being asked.

use crate::{
    Ctx, Result,
    activity::{Done, record},
    case::find,
};
use argus_domain::{CaseId, Permission};
use argus_store::watcher;
use serde_json::json;

pub async fn set_by_default(ctx: &Ctx, case: CaseId, by_default: bool) -> Result<()> {
    let scope = ctx.require(Permission::UpdateCase)?.scope();
    let mut tx = ctx.argus.store().begin().await?;
    let (_, found) = find::locked(&mut tx, &scope, case).await?;
    if watcher::by_default(&mut tx, case).await? == by_default {
        return Ok(());
    }
    watcher::set_by_default(&mut tx, case, by_default).await?;
    let text = if by_default {
        "Owner, assignee and who opened the case watch it"
    } else {
        "Only those watch the case who chose to"
    };
    let done = Done {
        case: Some(case),
        customer: Some(found.summary.customer.id),
        detail: json!({"after": {"defaultWatchers": by_default}}),
        ..Done::new("case.watchers", text)
    };
    record(&mut tx, ctx, done).await?;
    tx.commit().await?;
    Ok(())
}
