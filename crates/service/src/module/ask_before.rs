//! Asking modules before something is saved. They may change it, or refuse it; whoever does not answer in time is passed
//! over, which his task says.

use super::{
    callee::{Callee, callee},
    caller::{Calling, rights},
    ear::Ear,
    object,
    queue::{Priority, beginner},
};
use crate::{
    Ctx, Error, Result,
    activity::{Done, record},
};
use argus_dim_host::{Action, Call, Limits, Outcome};
use argus_domain::{
    CaseId, Invalid,
    module::{LogLevel, TaskState, Work},
};
use argus_store::{
    module as store,
    module::{
        Waiting,
        task::{Input, NewTask},
    },
};
use serde_json::{Value, json};
use std::time::Duration;
use tokio::sync::mpsc;

/// How many times the patience with one call whoever saves many things waits in all.
const MOST_PATIENCE: u32 = 4;

/// What is to be saved, as modules want it: by the names that they know. Nothing is written while they are asked.
pub(crate) async fn ask_before(
    ctx: &Ctx,
    hook: &str,
    case: Option<CaseId>,
    mut data: Value,
) -> Result<Value> {
    let mut conn = ctx.argus.store().read().await?;
    let waiting = store::waiting(&mut conn, hook).await?;
    drop(conn);
    for waiting in waiting {
        if let Some(chain) = Calling::chain_for(ctx.calling.as_ref(), waiting.module) {
            data = ask(ctx, hook, case, data, &waiting, chain).await?;
        }
    }
    Ok(data)
}

async fn ask(
    ctx: &Ctx,
    hook: &str,
    case: Option<CaseId>,
    data: Value,
    waiting: &Waiting,
    chain: Vec<argus_domain::ModuleId>,
) -> Result<Value> {
    let began = ctx.argus.clock().now();
    let mut ear = Ear::default();
    let outcome = if waited(ctx) > ctx.argus.settings().modules.patience * MOST_PATIENCE {
        Outcome::NotStarted { reason: "so much is saved at once that nobody waits any longer".to_owned() }
    } else {
        match prepared(ctx, hook, case, &data, waiting).await? {
            Ok((callee, call)) => called(ctx, &callee, &call, &mut ear).await,
            Err(reason) => Outcome::NotStarted { reason },
        }
    };
    let (answer, state, message) = match outcome {
        Outcome::Succeeded { .. } => (Ok(changed(&data, &ear.changes)), TaskState::Succeeded, None),
        Outcome::Refused { reason } => {
            let text = format!("is refused by {}: {reason}", waiting.name);
            (
                Err(Error::from(Invalid::one("module", text))),
                TaskState::Succeeded,
                Some(format!("It refused: {reason}")),
            )
        }
        other => {
            let text = format!("What was to be saved was saved without it: {other}.");
            ear.note(ctx.argus.clock().now(), LogLevel::Error, text.clone());
            tracing::warn!(module = waiting.name, hook, %other, "a module that is asked before did not answer");
            (Ok(data.clone()), TaskState::Failed, Some(text))
        }
    };
    let input = Input { data: Some(data), rights: rights(ctx), chain, ..Input::default() };
    let mut tx = ctx.argus.store().begin().await?;
    let name = beginner(ctx);
    let customer = match case {
        Some(case) => argus_store::case::get(&mut tx, &argus_store::Scope::everything(), case)
            .await?
            .map(|found| found.summary.customer.id),
        None => None,
    };
    let new = NewTask {
        module: waiting.module,
        module_name: &waiting.name,
        work: &Work::Hook { hook: hook.to_owned(), label: None },
        case: case.filter(|_| customer.is_some()),
        customer,
        user: ctx.actor().and_then(crate::Actor::behind),
        user_name: &name,
        input: &input,
        priority: Priority::ByHand as i64,
        again_of: None,
        now: began,
    };
    let ended = ctx.argus.clock().now();
    let task = store::task::record_finished(&mut tx, new, state, ended, message.as_deref()).await?;
    store::task::append_log(&mut tx, task, &ear.lines).await?;
    if state == TaskState::Failed {
        // Whoever looks at the history sees that it was not asked.
        let text = format!("Went on without the module {}, which was to be asked before", waiting.name);
        let detail = json!({"task": task, "hook": hook, "reason": message});
        let done = Done { case: new.case, customer, detail, ..Done::new("module.passOver", text) };
        record(&mut tx, ctx, done).await?;
    }
    tx.commit().await?;
    answer
}

/// Since the caller began to wait.
fn waited(ctx: &Ctx) -> Duration {
    let millis = ctx.argus.clock().now().millis() - ctx.now.millis();
    Duration::from_millis(millis.max(0).unsigned_abs())
}

async fn prepared(
    ctx: &Ctx,
    hook: &str,
    case: Option<CaseId>,
    data: &Value,
    waiting: &Waiting,
) -> Result<Result<(Callee, Call), String>> {
    let mut conn = ctx.argus.store().read().await?;
    let callee = match callee(&ctx.argus, &mut conn, waiting.module).await? {
        Ok(callee) => callee,
        Err(reason) => return Ok(Err(reason)),
    };
    let scope = ctx.caller()?.scope();
    let user = ctx.actor().and_then(|actor| actor.user.as_ref());
    let context = object::context(&mut conn, &scope, user, case).await?;
    let action = Action::Hook { hook: hook.to_owned(), label: None, objects: vec![data.clone()] };
    let call = Call { context, ..Call::new(action).with_settings(callee.settings.clone()) };
    Ok(Ok((callee, call)))
}

async fn called(ctx: &Ctx, callee: &Callee, call: &Call, ear: &mut Ear) -> Outcome {
    let runtime = match ctx.argus.modules() {
        Ok(runtime) => runtime,
        Err(problem) => return Outcome::NotStarted { reason: problem.to_string() },
    };
    let settings = &ctx.argus.settings().modules;
    let limits = Limits { time: settings.patience, ..settings.limits.clone() };
    let (say, mut hears) = mpsc::channel(64);
    let mut calling = Box::pin(runtime.call(&callee.runnable, call, &limits, callee.module.warm, say));
    let outcome = loop {
        tokio::select! {
            outcome = &mut calling => break outcome,
            Some(heard) = hears.recv() => hear(ctx, ear, heard).await,
        }
    };
    while let Ok(heard) = hears.try_recv() {
        hear(ctx, ear, heard).await;
    }
    outcome
}

async fn hear(ctx: &Ctx, ear: &mut Ear, heard: argus_dim_host::Heard) {
    if let Some(asked) = ear.hear(heard, ctx.argus.clock().now()) {
        let _ = asked.answer.send(super::answer::answer(ctx, &asked.question).await);
    }
}

/// The fields that it set. What it wants added is for when the thing is there.
fn changed(data: &Value, changes: &[Value]) -> Value {
    let mut data = data.clone();
    for change in changes.iter().filter(|change| change["op"] == json!("set")) {
        for field in change["fields"].as_array().into_iter().flatten() {
            if let (Some(name), Some(data)) = (field["field"].as_str(), data.as_object_mut()) {
                data.insert(name.to_owned(), field["after"].clone());
            }
        }
    }
    data
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_that_are_set_are_taken_and_nothing_else() {
        let changes = [
            json!({"op": "set", "object": 0, "fields": [{"field": "ioc_value", "before": "a", "after": "b"}]}),
            json!({"op": "add", "type": "note", "fields": {"title": "x"}}),
        ];
        let data = json!({"ioc_value": "a", "ioc_tags": ""});
        assert_eq!(changed(&data, &changes), json!({"ioc_value": "b", "ioc_tags": ""}));
    }
}
