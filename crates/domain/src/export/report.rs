//! What an export tells, in the order in which it is told: head, rows of each part, end. Nothing that is withheld is
//! in it any more.

use super::{ExportPart, IocCount};
use crate::{
    EventId, Severity, Timestamp,
    activity::Activity,
    attachment::Attachment,
    case::Case,
    comment::Comment,
    custom_field::{CustomFieldKind, CustomValue},
    ioc::{Ioc, Tlp},
    note::Note,
    task::Task,
    timeline::TimelineEntry,
};

#[derive(Clone, Debug)]
pub struct ReportHead {
    pub case: Case,
    /// What the case has in custom fields, in their order.
    pub fields: Vec<ReportField>,
    /// The highest level that is told.
    pub tlp: Tlp,
    /// Those that are told, in their order.
    pub parts: Vec<ExportPart>,
    pub at: Timestamp,
    /// Whoever exported it, by the name that people know him by.
    pub by: String,
    pub withheld: Vec<IocCount>,
}

/// What the case has in a field that an administrator defined. What is withheld of it is a text in its place.
#[derive(Clone, Debug)]
pub struct ReportField {
    pub name: String,
    pub label: String,
    pub kind: CustomFieldKind,
    pub value: CustomValue,
}

/// Some rows of a part. Every part has at least one of these, if with nothing in it.
#[derive(Clone, Debug)]
pub enum ReportRows {
    /// What happened first comes first.
    Timeline(Vec<TimelineEntry>),
    /// The oldest first.
    Iocs(Vec<Ioc>),
    Notes(Vec<ReportNote>),
    Tasks(Vec<Task>),
    /// The oldest first.
    Comments(Vec<Comment>),
    /// What is known of the files, the oldest first; what they hold is in no export.
    Attachments(Vec<Attachment>),
    /// The newest first.
    Events(Vec<ReportEvent>),
    /// The newest first.
    History(Vec<Activity>),
}

#[derive(Clone, Debug)]
pub struct ReportNote {
    /// Names of the folders that it lies in, the outermost first.
    pub folders: Vec<String>,
    pub note: Note,
}

#[derive(Clone, Debug)]
pub struct ReportEvent {
    pub id: EventId,
    pub start: Timestamp,
    pub end: Timestamp,
    pub severity: Severity,
    /// Attack identifier: `SNORT-1:41336`.
    pub signature: String,
    /// What that means, in words.
    pub alarm: Option<String>,
    /// Addresses with their ports.
    pub source: String,
    pub destination: String,
    pub domain: Option<String>,
    pub count: i64,
}

/// Known only when everything was told.
#[derive(Clone, Copy, Debug, Default)]
pub struct ReportEnd {
    /// Places in texts where a withheld value stood.
    pub blanked: u64,
}

impl ReportRows {
    pub const fn part(&self) -> ExportPart {
        match self {
            Self::Timeline(_) => ExportPart::Timeline,
            Self::Iocs(_) => ExportPart::Iocs,
            Self::Notes(_) => ExportPart::Notes,
            Self::Tasks(_) => ExportPart::Tasks,
            Self::Comments(_) => ExportPart::Comments,
            Self::Attachments(_) => ExportPart::Attachments,
            Self::Events(_) => ExportPart::Events,
            Self::History(_) => ExportPart::History,
        }
    }

    pub const fn is_empty(&self) -> bool {
        match self {
            Self::Timeline(rows) => rows.is_empty(),
            Self::Iocs(rows) => rows.is_empty(),
            Self::Notes(rows) => rows.is_empty(),
            Self::Tasks(rows) => rows.is_empty(),
            Self::Comments(rows) => rows.is_empty(),
            Self::Attachments(rows) => rows.is_empty(),
            Self::Events(rows) => rows.is_empty(),
            Self::History(rows) => rows.is_empty(),
        }
    }
}
