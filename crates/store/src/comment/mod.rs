//! Comments on cases.

mod read;
mod write;

pub use read::{get, list};
pub use write::{edit, insert, remove};
