//! What a module can be called about.

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ObjectKind {
    Case,
    Ioc,
    Note,
    Task,
    /// An entry of a case's timeline, which is what IRIS calls an event.
    TimelineEntry,
    /// What a sensor reported.
    Event,
    Alert,
    /// A file of a case.
    Evidence,
}

impl ObjectKind {
    pub const ALL: [Self; 8] = [
        Self::Case,
        Self::Ioc,
        Self::Note,
        Self::Task,
        Self::TimelineEntry,
        Self::Event,
        Self::Alert,
        Self::Evidence,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Case => "case",
            Self::Ioc => "ioc",
            Self::Note => "note",
            Self::Task => "task",
            Self::TimelineEntry => "timelineEntry",
            Self::Event => "event",
            Self::Alert => "alert",
            Self::Evidence => "evidence",
        }
    }

    pub const fn label(self) -> &'static str {
        match self {
            Self::Case => "Case",
            Self::Ioc => "Indicator",
            Self::Note => "Note",
            Self::Task => "Task",
            Self::TimelineEntry => "Timeline entry",
            Self::Event => "Event",
            Self::Alert => "Alert",
            Self::Evidence => "File",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// One object, by its number, or by its id where it is an event: `AGGR/timestamp/customer/uuid`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ObjectRef {
    pub kind: ObjectKind,
    pub id: String,
}

impl ObjectRef {
    /// The most that one task is about.
    pub const MOST: usize = 100;

    pub fn new(kind: ObjectKind, id: impl ToString) -> Self {
        Self { kind, id: id.to_string() }
    }
}
