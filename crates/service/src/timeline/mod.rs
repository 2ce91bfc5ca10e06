//! The timelines of cases.

mod add;
mod change;
mod links;
mod list;
mod remove;

pub use add::add;
pub(crate) use add::add_within;
pub use change::change;
pub(crate) use change::change_within;
pub use list::{list, shape};
pub use remove::{remove, restore};

use crate::{Ctx, Error, Result};
use argus_domain::{
    Invalid, Permission, TimelineEntryId,
    timeline::{TimelineEntry, TimelineTime, TypedTime},
};
use argus_store::{Tx, timeline};
use jiff::tz::TimeZone;

/// The most rows of one page.
const MAX_LIMIT: u32 = 200;

fn missing(id: TimelineEntryId) -> Error {
    Error::NotFound(format!(
        "There is no timeline entry {id} that you may see. It may have been deleted meanwhile."
    ))
}

async fn find(ctx: &Ctx, tx: &mut Tx, id: TimelineEntryId) -> Result<TimelineEntry> {
    let scope = ctx.require(Permission::UpdateCase)?.scope();
    timeline::get(tx, &scope, id).await?.ok_or_else(|| missing(id))
}

fn read_time(typed: &TypedTime) -> Result<TimelineTime, Invalid> {
    typed.read(|name| TimeZone::get(name).ok())
}

/// Events are told to whoever may read those of cases.
fn told(ctx: &Ctx, mut entries: Vec<TimelineEntry>) -> Vec<TimelineEntry> {
    if !ctx.actor().is_some_and(|actor| actor.may(Permission::ViewEventsByCase)) {
        entries.iter_mut().for_each(|entry| entry.events.clear());
    }
    entries
}
