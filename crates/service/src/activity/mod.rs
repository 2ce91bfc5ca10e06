//! The activity log: what is written with every change, who may read it, and how it is checked.

mod chain;
mod entry;
mod list;
mod record;
mod rows;
mod verify;

pub use entry::add_entry;
pub use list::{MAX_LIMIT, list, newest};
pub use verify::{Verdict, verify};

pub(crate) use record::{Done, record};
pub(crate) use rows::Rows;
