//! Moving cases out of a state that is removed.

use crate::{
    Ctx, Result,
    activity::{Done, record},
};
use argus_domain::{
    CaseId, Invalid, StateId,
    automation::Happening,
    case::{CaseField, CaseState},
    version::LastChange,
    workflow::{ManagedWorkflow, WorkflowContent},
};
use argus_store::{Scope, Tx, case, workflow as store};
use serde_json::json;

/// The most cases of one state that one change moves: others wait meanwhile.
const MOST: usize = 2_000;

/// Whatever the workflow allows people: into the state that was named for it, which must be of the same kind. Each case
/// has a row of its own in the log. Rules do not run, as nothing happened to the cases themselves.
pub(super) async fn move_cases(
    tx: &mut Tx,
    ctx: &Ctx,
    before: &ManagedWorkflow,
    from: StateId,
    cases: &[CaseId],
    content: &WorkflowContent,
    ids: &[StateId],
) -> Result<()> {
    let Some(step) = before.workflow.step(from).filter(|_| !cases.is_empty()) else { return Ok(()) };
    let name = &step.state.name;
    let wrong = |problem: String| Err(Invalid::one("moves", problem).into());
    if cases.len() > MOST {
        return wrong(format!(
            "cannot take more than {MOST} cases out of {name} at once: move some of them first"
        ));
    }
    let Some(to) = content.moves.iter().find(|one| one.from == from).map(|one| one.to) else {
        let (number, are) = if cases.len() == 1 { ("a", "case is") } else { ("some", "cases are") };
        return wrong(format!("must say where the cases of {name} go: {number} {are} in it"));
    };
    let (Some(target), Some(id)) = (content.steps.get(to), ids.get(to)) else {
        return wrong("must lead to states of this workflow".to_owned());
    };
    if target.lifecycle != step.state.lifecycle {
        let kind = step.state.lifecycle.name();
        return wrong(format!("must lead the cases of {name} to a state that is {kind}, too"));
    }
    let state = CaseState { id: *id, name: target.name.clone(), lifecycle: target.lifecycle };
    for case in cases {
        move_case(tx, ctx, *case, &step.state, &state).await?;
    }
    Ok(store::move_deleted(tx, from, *id).await?)
}

async fn move_case(tx: &mut Tx, ctx: &Ctx, id: CaseId, was: &CaseState, state: &CaseState) -> Result<()> {
    let Some(locked) = case::lock(tx, id).await? else { return Ok(()) };
    let Some(mut moved) = case::get(tx, &Scope::everything(), id).await? else { return Ok(()) };
    let by = ctx.actor().and_then(|actor| actor.user.as_ref()).map(|user| user.id);
    let mut versions = locked.field_versions;
    let mark = LastChange { version: locked.version + 1, by, at: ctx.now };
    versions.mark(CaseField::State.name(), mark);
    moved.summary.state = state.clone();
    case::update(tx, &moved, &versions, by, ctx.now).await?;
    let done = Done {
        case: Some(id),
        customer: Some(moved.summary.customer.id),
        detail: json!({"before": {"state": was}, "after": {"state": state}}),
        ..Done::new(
            Happening::MOVED,
            format!("Moved from {} to {}, as {} was taken from the workflow", was.name, state.name, was.name),
        )
    };
    record(tx, ctx, done).await
}
