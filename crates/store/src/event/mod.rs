//! Aggregated events.

mod columns;
mod comment;
mod fetch;
mod histogram;
mod insert;
mod merge;
mod network;
pub mod search;
mod submit;
mod update_time;

pub use columns::{columns_before, columns_written_after, last_written};
pub use fetch::{Details, Submitted, details, get, key_of, summaries};
pub use histogram::{extent, histogram};
pub use insert::{Identity, NewEvent, Table, free_keys, insert};
pub use merge::{Growth, grow, in_windows};
pub use network::{note_networks, widen_reach};
pub use submit::{Change, SubmittedDetail, change, link_cases, put_detail};
pub use update_time::UpdateTimes;
