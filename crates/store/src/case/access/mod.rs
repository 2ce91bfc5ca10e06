//! Who sees a case.

mod list;
mod visible;

pub use list::{
    Facts, entries, facts, groups, hold_back, is_guest, is_narrowed, people_named, publish, records,
    set_entry, set_mode, strangers_let_in,
};
pub use visible::level;
pub(crate) use visible::{and_activity_in_scope, and_activity_not_kept, and_case_in_scope};
