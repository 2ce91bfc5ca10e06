//! What cases can be classified as: administrators manage it.

mod add;
mod change;
mod list;

pub use add::add;
pub use change::change;
pub use list::list;
