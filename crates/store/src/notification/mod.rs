//! What people are told of cases and alerts.

mod preference;
mod read;
mod write;

pub use preference::{muted, set_muted};
pub use read::{explain, list, unread};
pub use write::{expire, forget_alert, mark_all_read, mark_read, tell, tell_for_policy};
