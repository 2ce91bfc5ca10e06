//! Alerts: what somebody should look at, before it is known whether it is worth a case.

mod board;
mod cases;
mod changes;
mod choices;
mod create;
mod delete;
mod escalate;
mod find;
mod groups;
mod history;
mod list;
mod many;
mod similar;
mod snooze;
mod statistics;
mod told;
mod update;
mod with_case;

pub use board::board;
pub use cases::{events, of_case};
pub use changes::{changed_since, last_change};
pub use choices::choices;
pub use create::{Raised, create};
pub use delete::delete;
pub use escalate::{escalate, merge, separate};
pub use find::get;
pub use groups::groups;
pub use history::activities;
pub use list::{list, search};
pub use many::many;
pub use similar::similar;
pub use snooze::{snooze, wake};
pub use statistics::statistics;
pub use update::update;
pub(crate) use update::update_within;
pub(crate) use with_case::{ClosedWith, close_with, lock_closed, lock_open, reopen_with};
