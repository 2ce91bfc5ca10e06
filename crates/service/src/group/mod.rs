//! Groups of users.

mod add;
mod change;
mod list;
mod member;
mod remove;

pub use add::add;
pub use change::change;
pub use list::{details, list, members};
pub use member::set_member;
pub use remove::remove;

use crate::{Ctx, Error, Result};
use argus_domain::{GroupId, Invalid, Permission, group::ManagedGroup};
use argus_store::{Locked, Tx, group};

fn missing(id: GroupId) -> Error {
    Error::NotFound(format!("There is no group {id}. It may have been deleted meanwhile."))
}

fn taken(name: &str) -> Error {
    Invalid::one("name", format_args!("“{name}” is taken by another group")).into()
}

/// A group that nobody else changes until the transaction ends.
async fn locked(ctx: &Ctx, tx: &mut Tx, id: GroupId) -> Result<(Locked, ManagedGroup)> {
    ctx.require(Permission::Administer)?;
    let locked = group::lock(tx, id).await?.ok_or_else(|| missing(id))?;
    Ok((locked, group::get(tx, id).await?.ok_or_else(|| missing(id))?))
}
