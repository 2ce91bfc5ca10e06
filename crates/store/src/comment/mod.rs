//! Comments on cases.

mod read;
mod write;

pub use read::{after, get, list};
pub use write::{edit, insert, remove};
