//! Contacts of customers: what administrators note, and whoever sees the customer reads.

mod add;
mod change;
mod list;
mod remove;

pub use add::add;
pub use change::change;
pub use list::list;
pub use remove::remove;

use crate::{Ctx, Error, Result};
use argus_domain::{ContactId, Permission, contact::Contact};
use argus_store::{Tx, contact};

fn missing(id: ContactId) -> Error {
    Error::NotFound(format!("There is no contact {id} that you may see. It may have been deleted meanwhile."))
}

async fn find(ctx: &Ctx, tx: &mut Tx, id: ContactId) -> Result<Contact> {
    let scope = ctx.require(Permission::Administer)?.scope();
    contact::get(tx, &scope, id).await?.ok_or_else(|| missing(id))
}
