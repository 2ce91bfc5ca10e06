//! Templates of cases.

mod read;
mod write;

pub use read::{count, get, list, named, names, with_tasks};
pub use write::{insert, lock, remove, update};
