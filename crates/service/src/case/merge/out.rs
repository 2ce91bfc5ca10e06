//! A case is taken out again of the one that it was merged into.

use super::both;
use crate::{
    Ctx, Error, Result,
    activity::{Done, record},
    case::find,
    watcher,
};
use argus_domain::{
    CaseId, Invalid, Permission,
    automation::Happening,
    case::{CaseState, CaseSummary, Lifecycle, Merged},
};
use argus_store::{
    Scope, Tx,
    case::{
        self,
        merge::{self as store, Lot, Standing, chain, count, move_lot},
    },
};
use serde_json::json;

/// What came from it and is still there goes back, and it is in the state that it was in. What was added since stays.
pub async fn take_out(ctx: &Ctx, id: CaseId) -> Result<Merged> {
    let actor = ctx.require(Permission::UpdateCase)?;
    let (scope, by) = (actor.scope(), actor.user.as_ref().map(|user| user.id));
    let mut tx = ctx.argus.store().begin().await?;
    let into = find::within(&mut tx, &scope, id).await?.summary.merged_into.ok_or_else(not_merged)?;
    let (merged, target) = both(ctx, &mut tx, id, into).await?;
    let (merged, target) = (merged.summary, target.summary);
    check(&merged, &target)?;

    let before = chain(&mut tx, id).await?;
    let lot = Lot::taking_out(id, into, &before);
    let moved = count(&mut tx, &lot).await?;
    move_lot(&mut tx, &lot).await?;
    let state = stand_as_before(&mut tx, ctx, &merged).await?;
    watchers_as_before(&mut tx, ctx, id, &target).await?;
    case::touch(&mut tx, into, by, ctx.now).await?;

    let [_, action] = Happening::MERGED;
    let done = Done {
        case: Some(id),
        customer: Some(merged.customer.id),
        detail: json!({
            "before": {"state": merged.state, "mergedInto": into},
            "after": {"state": state},
            "moved": moved,
        }),
        ..Done::new(action, format!("Taken out of #{into} again, which gave back {moved}"))
    };
    record(&mut tx, ctx, done).await?;
    let done = Done {
        case: Some(into),
        customer: Some(target.customer.id),
        detail: json!({"before": {"mergedFrom": id}, "moved": moved}),
        ..Done::new(action, format!("Took #{id} out again: {moved}"))
    };
    record(&mut tx, ctx, done).await?;
    let case = find::within(&mut tx, &scope, id).await?;
    tx.commit().await?;
    Ok(Merged { moved, case })
}

fn not_merged() -> Error {
    Invalid::one("case", "is not merged into another one any more").into()
}

/// Somebody else may have been quicker.
fn check(merged: &CaseSummary, target: &CaseSummary) -> Result<()> {
    if merged.merged_into != Some(target.id) {
        return Err(not_merged());
    }
    if let Some(further) = target.merged_into {
        let problem = format_args!(
            "cannot be taken out of #{}, which was merged into #{further}: take that one out first",
            target.id
        );
        return Err(Invalid::one("case", problem).into());
    }
    if target.state.lifecycle == Lifecycle::Closed {
        let problem =
            format_args!("cannot be taken out of #{}, which is closed: reopen that one first", target.id);
        return Err(Invalid::one("case", problem).into());
    }
    Ok(())
}

/// Those who came with it go; who came with another one that is still there, too, stays.
async fn watchers_as_before(tx: &mut Tx, ctx: &Ctx, id: CaseId, target: &CaseSummary) -> Result<()> {
    argus_store::watcher::unfollow(tx, id, target.id).await?;
    for other in store::merged_into(tx, target.id).await? {
        let other = find::within(tx, &Scope::everything(), other).await?.summary;
        watcher::follow(tx, ctx, &other, target).await?;
    }
    Ok(())
}

/// In the state that it was in, or in the first of the same kind where that is gone.
async fn stand_as_before(tx: &mut Tx, ctx: &Ctx, merged: &CaseSummary) -> Result<CaseState> {
    let by = ctx.caller()?.user.as_ref().map(|user| user.id);
    let workflow = case::workflow_with(tx, merged.state.id).await?;
    let state = |was: &Standing| {
        let known = workflow.step(was.state).map(|step| &step.state);
        let known = known.filter(|state| state.lifecycle == was.lifecycle);
        let of_same_kind = || {
            let mut all = workflow.steps.iter().map(|step| &step.state);
            all.find(|state| state.lifecycle == was.lifecycle)
        };
        known.or_else(of_same_kind).unwrap_or(&merged.state).clone()
    };
    Ok(store::take_out(tx, merged.id, state, by, ctx.now).await?)
}
