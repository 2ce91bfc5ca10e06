//! Workflows, as administrators change them.

mod read;
mod write;

pub use read::{cases_in, get, list, saved_by};
pub use write::{WriteStep, advance, insert, lock_cases, move_deleted, remove_states, write};
