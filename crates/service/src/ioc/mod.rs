//! Indicators of cases.

mod add;
mod change;
mod list;
mod remove;
mod seen;

pub use add::add;
pub(crate) use add::add_within;
pub use change::change;
pub(crate) use change::change_within;
pub use list::list;
pub use remove::{remove, restore};
pub use seen::seen;

use crate::{Ctx, Error, Result};
use argus_domain::{IocId, Permission, ioc::Ioc};
use argus_store::{Tx, ioc};

/// The most rows of one page.
const MAX_LIMIT: u32 = 1_000;

fn missing(id: IocId) -> Error {
    Error::NotFound(format!(
        "There is no indicator {id} that you may see. It may have been deleted meanwhile."
    ))
}

async fn find(ctx: &Ctx, tx: &mut Tx, id: IocId) -> Result<Ioc> {
    let scope = ctx.require(Permission::UpdateCase)?.scope();
    ioc::get(tx, &scope, id).await?.ok_or_else(|| missing(id))
}
