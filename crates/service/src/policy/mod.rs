//! Notification policies: who is told of which alerts and cases, how, and how often.

mod change;
mod choices;
mod judge;
mod list;
mod message;
mod quiet;
mod save;
mod send;
mod step;
mod tell;
mod work;

pub use change::{activate, remove};
pub use choices::choices;
pub use list::{MAX_LIMIT, get, history, list};
pub use save::save;
pub use work::{forget, tell_due};

pub(crate) use judge::judge;
pub(crate) use quiet::hours_until;
pub(crate) use save::check_matcher;

use crate::{Ctx, Error, Result};
use argus_domain::{Permission, PolicyId, UserId};

/// The most policies, as all of them are looked at whenever something happens.
const MOST: u64 = 100;

fn missing(id: PolicyId) -> Error {
    Error::NotFound(format!("There is no notification policy {id}. It may have been deleted meanwhile."))
}

/// An administrator, who answers for the policies that he saves.
fn author(ctx: &Ctx) -> Result<UserId> {
    let actor = ctx.require(Permission::Administer)?;
    Ok(actor.user.as_ref().ok_or(Error::NotLoggedIn)?.id)
}
