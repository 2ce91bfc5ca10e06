//! What people are told of cases.

mod preference;
mod read;
mod write;

pub use preference::{muted, set_muted};
pub use read::{explain, list, unread};
pub use write::{expire, mark_all_read, mark_read, tell};
