//! Fields of cases that administrators define, and what cases have in them.

mod read;
mod value;
mod write;

pub use read::{all, get, offered};
pub(crate) use value::texts_of;
pub use value::{set_values, values_of};
pub use write::{insert, lock, update};
