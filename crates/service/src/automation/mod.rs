//! Automation rules: what Argus does by itself when something happens to a case.

mod act;
mod authority;
mod chain;
mod change;
mod choices;
mod follow;
mod list;
mod run;
mod save;
mod timer;
mod told;
mod trial;

pub use change::{activate, remove};
pub use choices::choices;
pub use list::{list, runs};
pub use save::save;
pub use timer::keep_time;
pub use trial::try_out;

pub(crate) use act::set_state;
pub(crate) use authority::authority;
pub(crate) use chain::Chain;
pub(crate) use follow::follow;
pub(crate) use timer::in_words;

use crate::{Ctx, Error, Result};
use argus_domain::{AutomationRuleId, Permission, UserId};

/// The most rules, as all that wait for a happening are looked at whenever it happens.
const MOST: u64 = 500;

fn missing(id: AutomationRuleId) -> Error {
    Error::NotFound(format!("There is no automation rule {id}. It may have been deleted meanwhile."))
}

/// An administrator, who answers for the rules that he saves.
fn author(ctx: &Ctx) -> Result<UserId> {
    let actor = ctx.require(Permission::Administer)?;
    Ok(actor.user.as_ref().ok_or(Error::NotLoggedIn)?.id)
}
