//! Notes of cases.

mod add;
mod change;
mod folder;
mod list;
mod remove;
mod revision;

pub use add::add;
pub(crate) use add::add_within;
pub use change::change;
pub(crate) use change::change_within;
pub use folder::{add_folder, change_folder, remove_folder};
pub use list::{get, search, tree};
pub use remove::{remove, restore};
pub use revision::{revision, revisions};

use crate::{Ctx, Error, Result, case::part::Work};
use argus_domain::{Invalid, NoteFolderId, NoteId, Permission, note::Note};
use argus_store::{Tx, note};

fn missing(id: NoteId) -> Error {
    Error::NotFound(format!("There is no note {id} that you may see. It may have been deleted meanwhile."))
}

async fn find(ctx: &Ctx, tx: &mut Tx, id: NoteId) -> Result<Note> {
    let scope = ctx.require(Permission::UpdateCase)?.scope();
    note::get(tx, &scope, id).await?.ok_or_else(|| missing(id))
}

/// A folder must be one of the same case.
async fn check_folder(tx: &mut Tx, work: &Work, folder: Option<NoteFolderId>, field: &str) -> Result<()> {
    let Some(wanted) = folder else { return Ok(()) };
    let found = note::folder(tx, &work.scope, wanted).await?;
    if found.is_some_and(|(case, _)| case == work.case) {
        Ok(())
    } else {
        Err(Invalid::one(field, "is not a folder of this case").into())
    }
}
