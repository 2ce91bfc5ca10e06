//! What an alert is worth: a case of its own, or a part of one.

use crate::{AlertIocId, CaseId};
use serde::{Deserialize, Serialize};

/// A case to be opened from an alert. Its events are linked to the case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Escalation {
    /// Of the case.
    pub name: String,
    pub template: Option<String>,
    /// Those that the case takes over.
    pub iocs: Vec<AlertIocId>,
    /// Whether it becomes an entry of the case's timeline.
    pub in_timeline: bool,
    /// For the history.
    pub comment: String,
}

/// A case that is there already, which the alert becomes a part of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Merging {
    pub case: CaseId,
    /// Those that the case takes over.
    pub iocs: Vec<AlertIocId>,
    /// Whether it becomes an entry of the case's timeline.
    pub in_timeline: bool,
    /// For the history.
    pub comment: String,
}
