//! Aggregated events.

mod assess;
mod candidate;
mod changes;
mod comment;
mod extent;
mod facts;
mod fetch;
mod insert;
mod merge;
mod network;
mod payload;
mod reach;
pub mod search;
mod submit;
mod update_time;

pub use assess::{Judgement, Standing, add_comment, judge, mark_deleted, standing, unlink_cases};
pub use candidate::Candidate;
pub use changes::written_since;
pub use extent::extent;
pub use facts::{
    facts_of_day, facts_written_after, last_written, matching, matching_of, newest_day, of_keys,
};
pub use fetch::{Details, Submitted, aggregated_keys, details, get, key_of, summaries};
pub use insert::{Identity, NewEvent, Table, free_keys, insert};
pub use merge::{Growth, grow, in_windows};
pub use network::note_networks;
pub use payload::{PayloadSource, payload};
pub use reach::{note_far, widen_reach};
pub use submit::{Change, SubmittedDetail, change, link_cases, put_detail};
pub use update_time::UpdateTimes;
