//! Settings of the server, as administrators see them.

use crate::event::CustomerName;
use serde::{Deserialize, Serialize};

/// How long events are kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RetentionRule {
    /// Without one it holds for all who have no rule of their own.
    pub customer: Option<CustomerName>,
    pub days: u32,
}

/// What the server was started with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StartSettings {
    /// Raw events of one kind within so many seconds become one event.
    pub aggregation_window: u64,
    /// For counting events.
    pub index_memory_mib: u64,
    /// Hours that a session lasts without use, and at the longest.
    pub session_idle_hours: u64,
    pub session_longest_hours: u64,
}
