//! A case is merged into another: all that belongs to it moves there, in one transaction.

use super::{both, check};
use crate::{
    Ctx, Result,
    activity::{Done, record},
    case::{find, record as told, revise},
    watcher,
};
use argus_domain::{
    CaseId, Permission,
    automation::Happening,
    case::{CaseRecord, CaseRevision, CaseState, Lifecycle, Merged, Moved, Workflow},
};
use argus_store::{
    Tx,
    case::{
        self,
        merge::{self as store, Lot, count, move_lot},
    },
};
use serde_json::json;

/// The merged case keeps its number, and what describes itself: fields, tags, links and history.
pub async fn merge(ctx: &Ctx, from: CaseId, into: CaseId) -> Result<Merged> {
    let mut tx = ctx.argus.store().begin().await?;
    let moved = within(&mut tx, ctx, from, into).await?;
    let case = find::within(&mut tx, &ctx.caller()?.scope(), from).await?;
    tx.commit().await?;
    Ok(Merged { moved, case })
}

/// As programs do it: changes the other case at the same time, and gives it.
pub async fn merge_record(
    ctx: &Ctx,
    from: CaseId,
    into: CaseId,
    revision: CaseRevision,
) -> Result<CaseRecord> {
    let actor = ctx.require(Permission::UpdateCase)?;
    let mut tx = ctx.argus.store().begin().await?;
    within(&mut tx, ctx, from, into).await?;
    revise::within(&mut tx, ctx, into, revision).await?;
    let record = told::one(&mut tx, actor, into).await?;
    tx.commit().await?;
    Ok(record)
}

async fn within(tx: &mut Tx, ctx: &Ctx, from: CaseId, into: CaseId) -> Result<Moved> {
    let by = ctx.require(Permission::UpdateCase)?.user.as_ref().map(|user| user.id);
    check::not_itself(from, into)?;
    let (merged, target) = both(ctx, tx, from, into).await?;
    let (merged, target) = (merged.summary, target.summary);
    check::can_merge(tx, &merged, &target).await?;

    let lot = Lot::merging(from, into);
    let moved = count(tx, &lot).await?;
    move_lot(tx, &lot).await?;
    let watchers = watcher::follow(tx, ctx, &merged, &target).await?;
    let workflow = case::workflow_with(tx, merged.state.id).await?;
    let closed = closed(&workflow, &merged.state);
    store::merge(tx, from, into, closed.as_ref(), by, ctx.now).await?;
    case::touch(tx, into, by, ctx.now).await?;

    let [action, _] = Happening::MERGED;
    let state = closed.unwrap_or_else(|| merged.state.clone());
    let done = Done {
        case: Some(from),
        customer: Some(merged.customer.id),
        detail: json!({
            "before": {"state": merged.state},
            "after": {"state": state, "mergedInto": into},
            "moved": moved,
        }),
        ..Done::new(action, format!("Merged into #{into}, which got {moved}"))
    };
    record(tx, ctx, done).await?;
    let done = Done {
        case: Some(into),
        customer: Some(target.customer.id),
        detail: json!({"after": {"mergedFrom": from, "watchers": watchers}, "moved": moved}),
        ..Done::new(action, format!("Merged #{from} into this case: {moved}"))
    };
    record(tx, ctx, done).await?;
    Ok(moved)
}

/// Where a case goes that is open, whatever its workflow allows people and needs first: the one into which it was merged
/// goes on.
fn closed(workflow: &Workflow, now: &CaseState) -> Option<CaseState> {
    let any = || workflow.steps.iter().map(|step| &step.state).find(|state| !is_open(state));
    let state = is_open(now).then(|| workflow.first_after(now.id, Lifecycle::Closed).or_else(any));
    state.flatten().cloned()
}

fn is_open(state: &CaseState) -> bool {
    state.lifecycle == Lifecycle::Open
}
