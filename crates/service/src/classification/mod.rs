//! What cases can be classified as: administrators manage it.

mod add;
mod change;
mod list;

pub use add::{add, add_last};
pub use change::{change, change_named};
pub use list::list;
