//! Comments on cases.

mod read;
mod record;
mod write;

pub use read::{after, get, list, removed};
pub use record::{CommentSpan, records};
pub use write::{edit, insert, remove, restore};
