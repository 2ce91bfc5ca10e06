//! Writing a workflow as a whole.

use super::{MOST, missing, moved::move_cases};
use crate::{
    Ctx, Error, Result,
    activity::{Done, record},
};
use argus_domain::{
    Invalid, Permission, StateId, UserId, WorkflowId,
    version::{Conflict, Conflicts},
    workflow::{ManagedWorkflow, StepContent, WorkflowContent},
};
use argus_store::{Scope, Tx, automation, customer, workflow as store, workflow::WriteStep};
use serde_json::json;

/// A new one without `id`. One that somebody else saved since `version` is not written over. States that are not among
/// the steps any more are removed, and their cases go where `moves` says, in the same transaction.
pub async fn save(
    ctx: &Ctx,
    id: Option<WorkflowId>,
    version: i64,
    content: WorkflowContent,
) -> Result<ManagedWorkflow> {
    let actor = ctx.require(Permission::Administer)?;
    let by = actor.user.as_ref().ok_or(Error::NotLoggedIn)?.id;
    let content = content.checked()?;
    let mut tx = ctx.argus.store().begin().await?;
    let before = match id {
        None => begin(&mut tx, ctx, by, &content).await?,
        Some(id) => {
            if !store::advance(&mut tx, id, version, by, ctx.now).await? {
                return Err(overtaken(&mut tx, id, &content).await?);
            }
            store::get(&mut tx, id).await?.ok_or_else(|| missing(id))?
        }
    };
    let id = before.workflow.id;
    check(&mut tx, &actor.scope(), &before, &content).await?;
    let steps: Vec<WriteStep<'_>> = content.steps.iter().map(step).collect();
    let ids =
        store::write(&mut tx, id, &content.name, &content.customers, &steps).await?.ok_or_else(taken)?;
    let gone: Vec<StateId> =
        before.workflow.steps.iter().map(|step| step.state.id).filter(|id| !ids.contains(id)).collect();
    // Before any row of the log is written, as whoever changes a case waits for the case first.
    let mut leaving = Vec::with_capacity(gone.len());
    for state in &gone {
        leaving.push((*state, store::lock_cases(&mut tx, *state).await?));
    }
    for (state, cases) in leaving {
        move_cases(&mut tx, ctx, &before, state, &cases, &content, &ids).await?;
    }
    store::remove_states(&mut tx, &gone).await?;
    let after = store::get(&mut tx, id).await?.ok_or_else(|| missing(id))?;
    let verb = if before.workflow.steps.is_empty() { "Added" } else { "Changed" };
    let done = Done {
        detail: json!({"before": before, "after": after}),
        ..Done::new("workflow.save", format!("{verb} the workflow “{}”", after.workflow.name))
    };
    record(&mut tx, ctx, done).await?;
    tx.commit().await?;
    Ok(after)
}

async fn begin(tx: &mut Tx, ctx: &Ctx, by: UserId, content: &WorkflowContent) -> Result<ManagedWorkflow> {
    if store::list(tx, MOST).await?.len() >= MOST as usize {
        return Err(Invalid::one("name", format_args!("cannot be added: there are {MOST} workflows")).into());
    }
    let id = store::insert(tx, &content.name, by, ctx.now).await?.ok_or_else(taken)?;
    store::advance(tx, id, 0, by, ctx.now).await?;
    store::get(tx, id).await?.ok_or_else(|| missing(id))
}

fn step(step: &StepContent) -> WriteStep<'_> {
    let StepContent { id, name, lifecycle, status, needs, next } = step;
    WriteStep { id: *id, name, lifecycle: *lifecycle, status: *status, needs: *needs, next }
}

fn taken() -> Invalid {
    Invalid::one("name", "is that of another workflow")
}

/// What depends on what is there.
async fn check(
    tx: &mut Tx,
    scope: &Scope,
    before: &ManagedWorkflow,
    content: &WorkflowContent,
) -> Result<()> {
    let mut invalid = Invalid::default();
    for id in &content.customers {
        if customer::get(tx, scope, *id).await?.is_none() {
            invalid.add("customers", "must be customers that you see");
        }
    }
    let mut kept = Vec::new();
    for (index, step) in content.steps.iter().enumerate() {
        let Some(id) = step.id else { continue };
        let field = format!("steps.{}", index + 1);
        let was = before.workflow.steps.iter().position(|was| was.state.id == id);
        let Some(was) = was.filter(|_| !kept.contains(&id)) else {
            invalid.add(field, "must be a state of this workflow, once");
            continue;
        };
        kept.push(id);
        if before.workflow.steps[was].state.lifecycle != step.lifecycle && before.cases[was] > 0 {
            invalid.add(field, "cannot become open or closed while cases are in it");
        }
    }
    for gone in before.workflow.steps.iter().filter(|step| !kept.contains(&step.state.id)) {
        if let Some(rule) = automation::naming_state(tx, gone.state.id).await? {
            let problem =
                format_args!("must keep {}: the automation rule “{rule}” names it", gone.state.name);
            invalid.add("steps", problem);
        }
    }
    Ok(invalid.into_result()?)
}

/// Somebody else saved it since.
async fn overtaken(tx: &mut Tx, id: WorkflowId, mine: &WorkflowContent) -> Result<Error> {
    let stored = store::get(tx, id).await?.ok_or_else(|| missing(id))?;
    let (by, at) =
        store::saved_by(tx, id).await?.unwrap_or_else(|| ("Argus".to_owned(), argus_domain::Timestamp::MIN));
    let names: Vec<&str> = mine.steps.iter().map(|step| step.name.as_str()).collect();
    let theirs: Vec<&str> = stored.workflow.steps.iter().map(|step| step.state.name.as_str()).collect();
    let field = Conflict { field: "states".to_owned(), mine: json!(names), theirs: json!(theirs), by, at };
    Ok(Error::Conflict(Conflicts { fields: vec![field], version: stored.version }))
}
