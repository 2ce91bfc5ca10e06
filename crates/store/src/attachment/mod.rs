//! Files of cases: all but what they hold.

mod read;
mod write;

pub use read::{after, get, has_content, in_use, list, named, names, origins, removed};
pub use write::{InsertAttachment, insert, lock, remove, restore, update};
