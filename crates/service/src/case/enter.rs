//! Entering a state: what the workflow allows, and what it needs first.

use super::update::Way;
use crate::Result;
use argus_domain::{
    Invalid, StateId, Timestamp, UserId,
    case::{CaseState, CaseStatus, CaseSummary, Lifecycle, Person, Workflow},
};
use argus_store::{Tx, case, task, user};

/// The state that a change asks for, if a case may go there from where it is.
pub(super) async fn wanted(
    tx: &mut Tx,
    case: &CaseSummary,
    state: Option<StateId>,
    way: &Way,
) -> Result<Option<CaseState>> {
    let Some(state) = state else { return Ok(None) };
    let workflow = case::workflow_with(tx, case.state.id).await?;
    let Some(step) = workflow.step(state) else {
        return Err(Invalid::one("state", "is not one of this case's workflow").into());
    };
    if !matches!(way, Way::TakeBack) && !workflow.allows(case.state.id, state) {
        let (from, to) = (&case.state.name, &step.state.name);
        return Err(Invalid::one("state", format_args!("cannot be {to} after {from}")).into());
    }
    Ok(Some(step.state.clone()))
}

/// The state that a status means in a workflow: where the case is, if that has it, or else the first that may
/// follow.
pub(super) async fn meant(
    tx: &mut Tx,
    workflow: &Workflow,
    from: Option<StateId>,
    status: CaseStatus,
) -> Result<StateId> {
    let states = case::statuses(tx, workflow.id).await?;
    let states = states.iter().filter(|(_, its)| *its == status).map(|(state, _)| *state);
    let states: Vec<StateId> = states.collect();
    let found = match from {
        Some(from) if states.contains(&from) => Some(from),
        Some(from) => states.iter().copied().find(|state| workflow.allows(from, *state)),
        None => states.first().copied(),
    };
    found.ok_or_else(|| {
        let name = status.name();
        let problem = match (states.is_empty(), from.and_then(|from| workflow.step(from))) {
            (false, Some(step)) => format!("cannot be {name} after the state {}", step.state.name),
            _ => format!("cannot be {name}: no state of the workflow {} stands for it", workflow.name),
        };
        Invalid::one("status", problem).into()
    })
}

/// Checks what the new state needs, and notes when and by whom a case was closed.
pub(super) async fn check(
    tx: &mut Tx,
    before: &CaseSummary,
    after: &mut CaseSummary,
    by: Option<UserId>,
    now: Timestamp,
) -> Result<()> {
    if before.state.id == after.state.id {
        return Ok(());
    }
    let workflow = case::workflow_with(tx, after.state.id).await?;
    if let Some(step) = workflow.step(after.state.id) {
        let mut invalid = Invalid::default();
        let tasks = if step.needs.tasks_done { task::open_of_case(tx, after.id).await? } else { 0 };
        if tasks > 0 {
            let what = if tasks == 1 { "a task is" } else { "tasks are" };
            invalid.add("state", format_args!("cannot be {} while {what} still to be done", step.state.name));
        }
        if step.needs.outcome && after.outcome.is_none() {
            invalid.add("outcome", format_args!("must be set before the case is {}", step.state.name));
        }
        if step.needs.classification && after.classification.is_none() {
            invalid.add("classification", format_args!("must be set before the case is {}", step.state.name));
        }
        invalid.into_result()?;
    }
    match (before.state.lifecycle, after.state.lifecycle) {
        (Lifecycle::Open, Lifecycle::Closed) => {
            after.closed = Some(now);
            after.closed_by = match by {
                Some(id) => user::get(tx, id).await?.map(|account| Person { id, name: account.user.name }),
                None => None,
            };
        }
        (Lifecycle::Closed, Lifecycle::Open) => {
            after.closed = None;
            after.closed_by = None;
        }
        _ => {}
    }
    Ok(())
}
