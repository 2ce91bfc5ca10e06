//! Searching cases and all that they hold.

mod find;

pub use find::find;
