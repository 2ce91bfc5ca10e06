//! Searches that people keep under a name, and share. Whoever may search events may keep searches.

mod change;
mod delete;
mod list;
mod save;

pub use change::change;
pub use delete::delete;
pub use list::list;
pub use save::save;

use crate::{Ctx, Error, Result};
use argus_domain::{Invalid, Permission, SavedSearchId, UserId};
use argus_store::StoreError;

/// Whose searches these are: a person, not Argus itself.
fn owner(ctx: &Ctx) -> Result<UserId> {
    let actor = ctx.require(Permission::EventLookup)?;
    Ok(actor.user.as_ref().ok_or(Error::NotLoggedIn)?.id)
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
