//! Alert rules: events are judged in the transaction that writes them, alerts and cases by the log.

mod absence;
mod change;
mod follow;
mod forget;
mod group;
mod import;
mod judging;
mod list;
mod listen;
mod raise;
mod save;
mod set;
mod settle;
mod thing;
mod trial;
mod trial_thing;

pub use absence::watch;
pub use change::{activate, remove};
pub use follow::follow;
pub use forget::forget_old;
pub use import::{export, import, import_as, read};
pub use list::{MAX_LIMIT, firings, get, list};
pub use listen::listen;
pub use save::save;
pub use trial::try_out;

pub(crate) use judging::{Arrived, Content, Judging, Named};
pub(crate) use set::RuleCache;

use crate::{Ctx, Error, Result};
use argus_domain::{AlertRuleId, activity::Via};

/// The most rules.
const MOST: u64 = 5_000;

fn missing(id: AlertRuleId) -> Error {
    Error::NotFound(format!("There is no alert rule {id}, or you do not see all of its customers."))
}

/// Argus itself, by a rule, at the time of the call that brought the events.
fn by_rule(ctx: &Ctx) -> Ctx {
    Ctx { via: Via::Rule, now: ctx.now, ..Ctx::system(&ctx.argus) }
}

/// Permission and scope of somebody who reads rules.
fn reader(ctx: &Ctx) -> Result<argus_store::Scope> {
    Ok(ctx.require(argus_domain::Permission::ViewAlerts)?.scope())
}
