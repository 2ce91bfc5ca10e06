//! Cases.

mod choices;
mod filter;
mod insert;
mod list;
mod read;
mod tag;
mod update;
mod workflow;

pub use choices::{assignees, state_names, tags_in_use};
pub use insert::{InsertCase, insert};
pub use list::{explain, list};
pub use read::{by_ids, get};
pub use tag::set_tags;
pub use update::{lock, touch, update};
pub use workflow::{classifications, workflow_of_new_cases, workflow_with};
