//! What people are told of cases and alerts.

mod preference;
mod read;
mod told;
mod write;

pub use preference::{muted, set_muted};
pub use read::{explain, list, unread};
pub use told::{anybody_told, forget_told, note_contact, note_users, told_in_case, told_of, told_of_comment};
pub use write::{expire, forget_alert, mark_all_read, mark_read, tell, tell_for_policy};
