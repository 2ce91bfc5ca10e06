//! Another task, in the transaction that causes it.

use crate::{Ctx, Result, automation, module::caller};
use argus_domain::{CaseId, CustomerId, ModuleId, ModuleTaskId, module::Work};
use argus_store::{
    Tx,
    module::task::{self as store, Input, NewTask},
};

/// Who comes first where several wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::module) enum Priority {
    /// Somebody waits for it.
    ByHand = 10,
    Evidence = 20,
    /// It wants to be called at once.
    Synchronous = 40,
    Hook = 50,
    System = 90,
}

#[derive(Clone, Debug)]
pub(in crate::module) struct Wanted<'a> {
    pub(in crate::module) module: ModuleId,
    pub(in crate::module) module_name: &'a str,
    pub(in crate::module) work: Work,
    pub(in crate::module) case: Option<CaseId>,
    pub(in crate::module) customer: Option<CustomerId>,
    /// The rights are those of the caller, whatever it says.
    pub(in crate::module) input: Input,
    pub(in crate::module) priority: i64,
    pub(in crate::module) again_of: Option<ModuleTaskId>,
}

pub(in crate::module) async fn enqueue(tx: &mut Tx, ctx: &Ctx, wanted: Wanted<'_>) -> Result<ModuleTaskId> {
    let input = Input { rights: caller::rights(ctx), ..wanted.input };
    let name = beginner(ctx);
    let new = NewTask {
        module: wanted.module,
        module_name: wanted.module_name,
        work: &wanted.work,
        case: wanted.case,
        customer: wanted.customer,
        user: ctx.actor().and_then(crate::Actor::behind),
        user_name: &name,
        input: &input,
        priority: wanted.priority,
        again_of: wanted.again_of,
        now: ctx.now,
    };
    Ok(store::insert(tx, new).await?)
}

/// As tasks tell who began them.
pub(in crate::module) fn beginner(ctx: &Ctx) -> String {
    match (&ctx.chain, ctx.actor().and_then(|actor| actor.user.as_ref())) {
        (Some(chain), _) => automation::Chain::actor_name(chain),
        (None, Some(user)) => user.login.clone(),
        (None, None) => "Argus".to_owned(),
    }
}
