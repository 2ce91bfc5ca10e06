//! Tasks of cases.

mod add;
mod change;
mod due;
mod list;
mod remove;
mod strangers;

pub use add::add;
pub(crate) use add::add_within;
pub use change::change;
pub(crate) use change::change_within;
pub use due::tell_due;
pub use list::{list, mine, my_cases};
pub use remove::{remove, restore};
pub(crate) use strangers::{TakenOff, take_off};

use crate::{Ctx, Error, Result, case::people};
use argus_domain::{CustomerId, Permission, TaskId, UserId, case::Person, task::Task};
use argus_store::{Tx, task};

/// The most rows of one page.
const MAX_LIMIT: u32 = 200;

fn missing(id: TaskId) -> Error {
    Error::NotFound(format!("There is no task {id} that you may see. It may have been deleted meanwhile."))
}

async fn find(ctx: &Ctx, tx: &mut Tx, id: TaskId) -> Result<Task> {
    let scope = ctx.require(Permission::UpdateCase)?.scope();
    task::get(tx, &scope, id).await?.ok_or_else(|| missing(id))
}

/// Those who are to do it, by name.
async fn people(tx: &mut Tx, customer: CustomerId, ids: &[UserId]) -> Result<Vec<Person>> {
    let mut people = Vec::with_capacity(ids.len());
    for id in ids {
        people.push(people::one(tx, customer, "assignees", *id).await?);
    }
    people.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
    Ok(people)
}
