//! Settings of the server, as administrators see them.

use crate::{ChannelId, event::CustomerName};
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

/// How people are told of what concerns them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TellingSettings {
    /// For their mails; none where they get none.
    pub mail: Option<ChannelId>,
    /// So many hours before a task is due its assignees are told; with 0 only once it is overdue.
    pub due_hours: u32,
}

impl Default for TellingSettings {
    fn default() -> Self {
        Self { mail: None, due_hours: 24 }
    }
}

impl TellingSettings {
    /// A month.
    pub const MAX_DUE_HOURS: u32 = 31 * 24;
}

/// The same as administrators see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Telling {
    pub settings: TellingSettings,
    pub version: i64,
}
