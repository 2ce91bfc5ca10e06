//! What sensors and programs send, read into one shape.
//!
//! Nothing here stores or asks anything: bytes in, events or reasons out.

mod identity;
pub mod pcap;
mod properties;
mod raw_event;
pub mod reader;
pub mod submission;
pub mod suricata;

pub use identity::{aggregate_uuid, raw_uuid};
pub use raw_event::{Format, RawEvent};
