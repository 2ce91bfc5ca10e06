//! Channels: how Argus tells somebody outside of it.

mod change;
mod list;
mod reach;
mod save;
mod test;

pub use change::{activate, remove};
pub use list::{MAX_LIMIT, get, list};
pub use reach::reach;
pub use save::save;
pub use test::test;

pub(crate) use save::check_recipient;

use crate::Error;
use argus_domain::ChannelId;

/// The most channels: all of them are offered where one is chosen.
const MOST: u64 = 200;

pub(crate) fn missing(id: ChannelId) -> Error {
    Error::NotFound(format!("There is no channel {id}. It may have been deleted meanwhile."))
}
