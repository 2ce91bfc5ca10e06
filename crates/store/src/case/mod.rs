//! Cases.

pub mod access;
mod choices;
mod details;
mod filter;
mod insert;
pub mod link;
mod list;
pub mod merge;
mod prepared;
mod read;
mod record;
mod relocate;
mod request;
mod search;
mod seen;
mod statistics;
mod tag;
mod update;
mod value;
pub(crate) mod workflow;

pub use choices::{assignees, state_names, tags_in_use};
pub use details::{
    Arrangement, Details, arrangement, categories, category, set_arrangement, set_details, statuses,
};
pub use insert::{InsertCase, insert};
pub use list::{explain, list};
pub use prepared::{forget_prepared, prepare, prepared_by, take_prepared};
pub use read::{by_ids, get};
pub use record::{records, requests_of};
pub use relocate::{Place, foreign_evidence, relocate};
pub use request::{acknowledge, add_request, amend_request, open_request, requests};
pub use search::{explain_search, search};
pub use seen::{seen, set_seen};
pub use statistics::{Counted, Moment, counted, explain_counted, first_opened};
pub(crate) use tag::tags_of;
pub use tag::{set_tags, tag_records};
pub use update::{delete, lock, touch, update};
pub use value::{add_value, remove_value, values};
pub use workflow::{
    all_states, classifications, classifications_for, classifications_of, state_name, workflow_for,
    workflow_of_new_cases, workflow_with,
};
