//! The timeline of a case: what the attacker did, and what was done about it, in the order in which it happened.
//!
//! What people write down is called an entry, so that nobody takes it for an event that a sensor reported.

mod category;
mod change;
mod entry;
mod filter;
pub mod paste;
mod shape;
mod time;

pub use category::TimelineCategory;
pub use change::TimelineChange;
pub use entry::{LinkedEvent, LinkedIoc, NewTimelineEntries, NewTimelineEntry, TimelineEntry};
pub use filter::TimelineFilter;
pub use shape::{TimelineLane, TimelineShape};
pub use time::{TimelineTime, TypedTime, zone};
