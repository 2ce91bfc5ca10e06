//! API keys: one's own, and those of others for administrators.

mod add;
mod list;
mod revoke;

pub use add::{add_for, add_own};
pub use list::{list, own};
pub use revoke::{revoke, revoke_own};
