//! Fields of cases that administrators define, and what cases have in them.

mod read;
mod value;
mod write;

pub use read::{all, get, offered};
pub use value::{set_value, values_of};
pub use write::{insert, lock, update};
