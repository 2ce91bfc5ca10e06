//! Searching cases, all that they hold, and alerts by words.

mod snippet;
mod term;
mod words;

pub use snippet::{Piece, snippet};
pub use term::{Term, terms};
pub use words::{Word, distinct, words};

use crate::{CaseId, CustomerId, Permission, Timestamp, event::CustomerName};
use serde::{Deserialize, Serialize};

/// What can be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum SearchKind {
    Case,
    Ioc,
    Note,
    Task,
    Comment,
    Attachment,
    Timeline,
    Alert,
}

impl SearchKind {
    pub const ALL: [Self; 8] = [
        Self::Case,
        Self::Ioc,
        Self::Note,
        Self::Task,
        Self::Timeline,
        Self::Comment,
        Self::Attachment,
        Self::Alert,
    ];

    /// How it is stored.
    pub const fn number(self) -> i16 {
        match self {
            Self::Case => 1,
            Self::Ioc => 2,
            Self::Note => 3,
            Self::Task => 4,
            Self::Comment => 5,
            Self::Attachment => 6,
            Self::Timeline => 7,
            Self::Alert => 8,
        }
    }

    pub const fn name(self) -> &'static str {
        match self {
            Self::Case => "case",
            Self::Ioc => "ioc",
            Self::Note => "note",
            Self::Task => "task",
            Self::Comment => "comment",
            Self::Attachment => "attachment",
            Self::Timeline => "timeline",
            Self::Alert => "alert",
        }
    }

    /// For people, of several.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Case => "Cases",
            Self::Ioc => "IOCs",
            Self::Note => "Notes",
            Self::Task => "Tasks",
            Self::Comment => "Comments",
            Self::Attachment => "Attachments",
            Self::Timeline => "Timeline",
            Self::Alert => "Alerts",
        }
    }

    /// What one needs to see any of them.
    pub const fn permission(self) -> Permission {
        match self {
            Self::Alert => Permission::ViewAlerts,
            _ => Permission::ViewCases,
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// What somebody looks for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TextQuery {
    /// All of its words.
    pub text: String,
    pub customer: Option<CustomerId>,
}

/// One thing that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hit {
    pub kind: SearchKind,
    /// Of the case, indicator, note, task, timeline entry, comment, attachment or alert.
    pub id: i64,
    /// Alerts lie in none.
    pub case: Option<CaseId>,
    /// `#7 – AI CASE`; empty where there is none.
    pub case_title: String,
    pub customer: CustomerName,
    /// Its own title with what matched marked; empty for a comment.
    pub title: Vec<Piece>,
    /// The place of its text that matched.
    pub snippet: Vec<Piece>,
    /// When it was changed last.
    pub updated: Timestamp,
}

/// A page of what was found of one kind, the newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HitPage {
    pub rows: Vec<Hit>,
    /// So many were found.
    pub total: u64,
    /// Whether there may be more, further back: every word is frequent, and only the newest were looked at.
    pub looked_at: Option<u32>,
    /// Words that begin too many others to be looked for but as a whole.
    pub whole_only: Vec<String>,
}
