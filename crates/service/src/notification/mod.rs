//! What people are told of cases: written with the row of the log that it is told of, read by nobody else.
//!
//! What somebody has read is no change of a case, and leaves nothing in the log.

mod contact;
mod expire;
mod list;
mod mail;
mod mark;
mod preference;
mod tell;
mod told;

pub use expire::expire;
pub use list::{fresh, list, unread};
pub use mail::mail_due;
pub use mark::{mark_all_read, mark_read};
pub use preference::{choose, preferences, set_quiet};
pub(crate) use tell::tell;
pub use told::{told_of, told_of_comment};

use crate::{Ctx, Error, Result};
use argus_domain::{Permission, UserId};
use argus_store::Scope;

/// Whose they are, and what he may see now.
fn reader(ctx: &Ctx) -> Result<(UserId, Scope)> {
    let actor = ctx.require(Permission::ViewCases)?;
    Ok((actor.user.as_ref().ok_or(Error::NotLoggedIn)?.id, actor.scope()))
}
