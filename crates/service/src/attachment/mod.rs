//! Files of cases. What they hold lies in a folder, named by its SHA-256, so that the same file is kept once.

mod change;
mod folder;
mod incoming;
mod kind;
mod list;
mod open;
mod record;
mod remove;
mod sweep;

pub use change::change;
pub(crate) use change::change_within;
pub use incoming::{Incoming, check, receive};
pub use list::{list, rules};
pub use open::{get, open, zipped};
pub use record::{just_added, record, records, take_out};
pub use remove::{remove, restore};
pub use sweep::sweep;

use crate::{Argus, Ctx, Error, Result};
use argus_domain::{AttachmentId, Permission, attachment::Attachment};
use argus_store::{Tx, attachment};

/// Where what it holds lies.
pub(crate) fn path(argus: &Argus, attachment: &Attachment) -> std::path::PathBuf {
    folder::Folder::of(argus).content(&attachment.sha256)
}

fn missing(id: AttachmentId) -> Error {
    Error::NotFound(format!(
        "There is no attachment {id} that you may see. It may have been deleted meanwhile."
    ))
}

async fn find(ctx: &Ctx, tx: &mut Tx, id: AttachmentId) -> Result<Attachment> {
    let scope = ctx.require(Permission::UpdateCase)?.scope();
    attachment::get(tx, &scope, id).await?.ok_or_else(|| missing(id))
}
