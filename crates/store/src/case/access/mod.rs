//! Who sees a case.

mod list;
mod visible;

pub use list::{
    Facts, entries, facts, groups, is_guest, is_narrowed, people_named, records, set_entry, set_mode,
};
pub use visible::level;
pub(crate) use visible::{and_activity_in_scope, and_activity_not_kept, and_case_in_scope};
