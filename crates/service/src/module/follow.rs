//! Calling modules for what happened: tasks in its transaction.

use super::{
    caller::Calling,
    happening::{Happened, hooks_of},
    queue::{Priority, Wanted, enqueue},
};
use crate::{Ctx, Result, activity::Done};
use argus_domain::module::Work;
use argus_store::{
    Tx,
    module::{self as store, task::Input},
};

/// After the row of the log that tells a change.
pub(crate) async fn follow(tx: &mut Tx, ctx: &Ctx, done: &Done<'_>) -> Result<()> {
    for Happened { hook, objects, data } in hooks_of(done.action, &done.detail, done.case) {
        for waiting in store::waiting(tx, hook).await? {
            let Some(chain) = Calling::chain_for(ctx.calling.as_ref(), waiting.module) else { continue };
            let priority = if waiting.synchronous { Priority::Synchronous } else { Priority::Hook };
            let wanted = Wanted {
                module: waiting.module,
                module_name: &waiting.name,
                work: Work::Hook { hook: hook.to_owned(), label: None },
                case: done.case,
                customer: done.customer,
                input: Input { objects: objects.clone(), data: data.clone(), chain, ..Input::default() },
                priority: priority as i64,
                again_of: None,
            };
            enqueue(tx, ctx, wanted).await?;
        }
    }
    Ok(())
}
