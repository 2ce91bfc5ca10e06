//! Comments on cases: whoever works on a case may comment on it, and put his own right.

mod add;
mod edit;
mod list;
mod record;
mod remove;

pub use add::add;
pub(crate) use add::say;
pub use edit::edit;
pub use list::list;
pub use record::{CommentSpan, post, record, records, replace, take_back};
pub use remove::{remove, restore};

use crate::{Actor, Ctx, Error, Result};
use argus_domain::{CommentId, Permission, comment::Comment};
use argus_store::{Tx, comment};

fn missing(id: CommentId) -> Error {
    Error::NotFound(format!("There is no comment {id} that you may see. It may have been deleted meanwhile."))
}

/// One that the caller may change: his own, or any for an administrator.
async fn find(ctx: &Ctx, tx: &mut Tx, id: CommentId) -> Result<Comment> {
    let actor = ctx.require(Permission::UpdateCase)?;
    let found = comment::get(tx, &actor.scope(), id).await?.ok_or_else(|| missing(id))?;
    may_change(actor, &found)?;
    Ok(found)
}

fn may_change(actor: &Actor, comment: &Comment) -> Result<()> {
    let me = actor.user.as_ref().map(|user| user.id);
    let is_own = comment.added_by.as_ref().map(|person| person.id) == me;
    if is_own || actor.may(Permission::Administer) {
        Ok(())
    } else {
        Err(Error::Forbidden("Only who wrote a comment, or an administrator, may change it.".to_owned()))
    }
}
