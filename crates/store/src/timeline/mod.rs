//! Entries of the timelines of cases.

mod links;
mod list;
mod read;
mod shape;
mod write;

pub use links::{iocs_by_id, iocs_by_value, linked_event, set_events, set_iocs};
pub use list::{Place, after, explain_list, list};
pub use read::{by_ids, get, removed};
pub use shape::shape;
pub use write::{InsertEntry, insert, lock, remove, restore, update};
