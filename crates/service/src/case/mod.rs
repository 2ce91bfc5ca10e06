//! Cases.

mod access;
mod by_ids;
mod changes;
mod choices;
mod close;
mod create;
mod enter;
mod filter_choices;
pub(crate) mod find;
mod get;
mod list;
mod many;
mod open;
pub(crate) mod part;
pub(crate) mod people;
mod record;
mod revise;
mod told;
pub(crate) mod update;
mod workflow;

pub use access::{access, set_access, set_access_mode};
pub use by_ids::by_ids;
pub use changes::{changed_since, last_change};
pub use choices::{choices, classifications};
pub use close::{close, reopen};
pub use create::create;
pub use filter_choices::filter_choices;
pub use get::get;
pub use list::list;
pub use many::many;
pub use open::open;
pub use people::assignable;
pub use record::{MAX_FOUND, record, search};
pub use revise::{finish, revise};
pub use update::update;
pub use workflow::workflow;
