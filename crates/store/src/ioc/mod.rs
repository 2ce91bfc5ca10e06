//! Indicators of cases.

mod export;
mod list;
mod read;
mod seen;
mod write;

pub use export::{above, counts, up_to};
pub use list::list;
pub use read::{get, removed};
pub use seen::seen;
pub use write::{InsertIoc, insert, lock, remove, restore, update};

/// What equal values have in common, however they are written.
pub(crate) fn folded(value: &str) -> String {
    value.to_lowercase()
}
