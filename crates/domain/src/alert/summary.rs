//! What is told of an alert.

use super::{AlertAsset, AlertCase, AlertIoc, AlertStatus};
use crate::{
    AlertId, EventId, Severity, Timestamp,
    case::{CaseTag, Outcome, Person},
    event::CustomerName,
    silence::SilencedBy,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// An alert as the queue shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlertSummary {
    pub id: AlertId,
    pub customer: CustomerName,
    pub title: String,
    /// What raised it.
    pub source: String,
    /// What the source calls it.
    pub reference: Option<String>,
    pub severity: Severity,
    pub status: AlertStatus,
    /// What it came to: only once it is closed.
    pub resolution: Option<Outcome>,
    pub classification: Option<String>,
    pub owner: Option<Person>,
    pub tags: Vec<CaseTag>,
    /// How often the source sent it.
    pub count: i64,
    /// When it happened, as the source says.
    pub happened: Timestamp,
    pub created: Timestamp,
    /// Nobody where Argus itself did it.
    pub created_by: Option<Person>,
    pub updated: Timestamp,
    pub updated_by: Option<Person>,
    pub closed: Option<Timestamp>,
    pub closed_by: Option<Person>,
    /// Until then it is not among the open ones.
    #[serde(default)]
    pub snoozed: Option<Timestamp>,
    /// Why nobody was told of it, if so.
    #[serde(default)]
    pub silenced: Option<SilencedBy>,
    /// Rises with every change.
    pub version: i64,
}

impl AlertSummary {
    /// `#7 – Port scan`
    pub fn heading(&self) -> String {
        format!("#{} – {}", self.id, self.title)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alert {
    pub summary: AlertSummary,
    /// Markdown.
    pub description: String,
    /// What whoever looks at it makes of it, in Markdown.
    pub note: String,
    /// Where the source shows it.
    pub link: Option<String>,
    /// As the source has it.
    pub content: Option<Value>,
    /// What is known around it.
    pub context: Option<Value>,
    pub iocs: Vec<AlertIoc>,
    pub assets: Vec<AlertAsset>,
    /// Those that are still there.
    pub events: Vec<EventId>,
    /// Those that whoever asks may see.
    pub cases: Vec<AlertCase>,
}

impl Alert {
    pub const MAX_TITLE: usize = 256;
    pub const MAX_SOURCE: usize = 100;
    pub const MAX_REFERENCE: usize = 256;
    pub const MAX_TEXT: usize = 100_000;
    pub const MAX_LINK: usize = 2_048;
    /// Bytes of content and of context, as JSON.
    pub const MAX_CONTENT: usize = 256 << 10;
    pub const MAX_IOCS: usize = 500;
    pub const MAX_ASSETS: usize = 200;
    pub const MAX_EVENTS: usize = 500;
}
