//! On whose behalf a module is called, and what leads to what.

use crate::{Actor, Argus, Ctx, Result, session};
use argus_domain::{ModuleId, ModuleTaskId, activity::Via};
use argus_store::{
    Conn,
    module::task::{Input, Rights, Taken},
};

/// Modules that call each other one after the other.
const DEEPEST: usize = 5;

/// Carried by what a module does.
#[derive(Clone, Debug)]
pub(crate) struct Calling {
    pub(crate) task: ModuleTaskId,
    /// The modules that led here, this one last.
    pub(crate) chain: Vec<ModuleId>,
}

impl Calling {
    /// What led to a call, or `None` if `module` is not called again for it: so no two of them go on for ever.
    pub(super) fn chain_for(calling: Option<&Self>, module: ModuleId) -> Option<Vec<ModuleId>> {
        let chain = calling.map(|calling| calling.chain.clone()).unwrap_or_default();
        (!chain.contains(&module) && chain.len() < DEEPEST).then_some(chain)
    }
}

/// What the caller may do, where that is less than his account may.
pub(super) fn rights(ctx: &Ctx) -> Option<Rights> {
    let actor = ctx.actor().filter(|actor| actor.is_limited())?;
    let permissions = actor.permissions().iter().map(|permission| permission.name().to_owned()).collect();
    Some(Rights { permissions, customers: actor.scope().only().map(<[_]>::to_vec) })
}

/// A task's own call: by who began it, as far as he went then and may go now; or why it cannot be.
pub(super) async fn of_task(argus: &Argus, conn: &mut Conn, task: &Taken) -> Result<Result<Ctx, String>> {
    let mut chain = task.input.chain.clone();
    chain.push(task.module);
    let actor = match actor(conn, task.user, &task.input).await? {
        Ok(actor) => actor,
        Err(reason) => return Ok(Err(reason)),
    };
    let calling = Calling { task: task.id, chain };
    Ok(Ok(Ctx { via: Via::Module, actor: Some(actor), calling: Some(calling), ..Ctx::system(argus) }))
}

async fn actor(
    conn: &mut Conn,
    user: Option<argus_domain::UserId>,
    input: &Input,
) -> Result<Result<Actor, String>> {
    let Some(user) = user else { return Ok(Ok(Actor::system())) };
    let Some(actor) = session::actor(conn, user).await? else {
        return Ok(Err("Who began it may not log in any more.".to_owned()));
    };
    Ok(Ok(match &input.rights {
        None => actor,
        Some(rights) => {
            let actor = actor.limited_to(&rights.permissions());
            match &rights.customers {
                Some(only) => actor.only_for(only),
                None => actor,
            }
        }
    }))
}
