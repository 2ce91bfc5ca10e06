//! Searches for events, and views of the list of cases, that people keep under a name, and share. Whoever may look at
//! a list may keep searches of it.

mod change;
mod delete;
mod list;
mod save;

pub use change::change;
pub use delete::delete;
pub use list::list;
pub use save::save;

use crate::{Ctx, Error, Result};
use argus_domain::{
    Invalid, SavedSearchId, UserId,
    saved_search::{SavedList, SavedSearch},
};
use argus_store::{StoreError, Tx, saved_search};

/// Whose searches these are: a person, not Argus itself.
fn owner(ctx: &Ctx, list: SavedList) -> Result<UserId> {
    let actor = ctx.require(list.permission())?;
    Ok(actor.user.as_ref().ok_or(Error::NotLoggedIn)?.id)
}

/// One of the caller's own, of a list that he may still look at.
async fn own(ctx: &Ctx, tx: &mut Tx, id: SavedSearchId) -> Result<SavedSearch> {
    let user = ctx.caller()?.user.as_ref().ok_or(Error::NotLoggedIn)?.id;
    let Some(found) = saved_search::own(tx, user, id).await? else {
        // Whoever may look at no list keeps nothing.
        let any = SavedList::ALL.into_iter().find_map(|list| owner(ctx, list).ok());
        if any.is_none() {
            owner(ctx, SavedList::Events)?;
        }
        return Err(missing(id));
    };
    owner(ctx, found.list)?;
    Ok(found)
}

/// Somebody else's is not there either: only its owner changes a search.
fn missing(id: SavedSearchId) -> Error {
    Error::NotFound(format!("You have no saved search number {id}. It may have been deleted meanwhile."))
}

/// A name that another of the person's searches has.
fn taken(error: StoreError, name: &str) -> Error {
    match error {
        StoreError::Exists(_) => {
            Invalid::one("name", format_args!("“{name}” is the name of another of your searches")).into()
        }
        other => other.into(),
    }
}
