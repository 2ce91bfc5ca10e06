//! What of a case a report tells.

use crate::Permission;
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ExportPart {
    Summary,
    Facts,
    Timeline,
    Iocs,
    Notes,
    Tasks,
    Comments,
    Attachments,
    Events,
    History,
}

impl ExportPart {
    /// In the order of a report.
    pub const ALL: [Self; 10] = [
        Self::Facts,
        Self::Summary,
        Self::Timeline,
        Self::Iocs,
        Self::Notes,
        Self::Tasks,
        Self::Comments,
        Self::Attachments,
        Self::Events,
        Self::History,
    ];

    /// How it is told to programs.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::Facts => "facts",
            Self::Timeline => "timeline",
            Self::Iocs => "iocs",
            Self::Notes => "notes",
            Self::Tasks => "tasks",
            Self::Comments => "comments",
            Self::Attachments => "attachments",
            Self::Events => "events",
            Self::History => "history",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.name() == name)
    }

    pub const fn label(self) -> &'static str {
        match self {
            Self::Summary => "Summary",
            Self::Facts => "Facts",
            Self::Timeline => "Timeline",
            Self::Iocs => "Indicators",
            Self::Notes => "Notes",
            Self::Tasks => "Tasks",
            Self::Comments => "Comments",
            Self::Attachments => "Attachments",
            Self::Events => "Linked events",
            Self::History => "History",
        }
    }

    /// What whoever reads it must be allowed to.
    pub const fn needs(self) -> Permission {
        match self {
            Self::Events => Permission::ViewEventsByCase,
            Self::History => Permission::ViewActivities,
            _ => Permission::ViewCases,
        }
    }
}
