//! The column index: the fields of events that can be searched and counted, in memory, by day.
//!
//! SQL finds a page of events by an index; counting and odd filters would make it read every row. Here a row
//! is a few dozen bytes in columns, so that ten million of them are looked at in tens of milliseconds.
//!
//! It is derived and never the truth: built from the database, brought up to date by rows that were written,
//! and asked only for what it covers.

mod addresses;
mod chunk;
mod column;
mod dictionary;
mod filter;
mod index;
mod matches;
mod parallel;
mod postings;
mod search;
mod statistics;

pub use index::Index;
pub use search::Found;
pub use statistics::{Breakdown, Counted, Frames, Largest, MAX_GROUPS, Meanings, TooManyGroups};
