//! What people are told of cases and alerts.

mod mail;
mod preference;
mod read;
mod told;
mod write;

pub use mail::{DueMail, claim_mail, due_mails, explain_due_mails, mark_mailed, postpone_mail};
pub use preference::{choose, chosen, quiet, set_quiet};
pub use read::{explain, explain_unmailed, list, unmailed, unread, unread_since};
pub use told::{anybody_told, forget_told, note_contact, note_users, told_in_case, told_of, told_of_comment};
pub use write::{expire, forget_alert, mark_all_read, mark_read, tell, tell_for_policy};
