//! What programs say of a new case, beyond what the dialog of the page asks for.

use super::{AccessLevel, AccessMode, AccessSubject, CaseKind, CaseStatus, CaseTag};
use crate::{CaseId, Invalid, Severity, Timestamp, comment::NewComment, watcher::NewWatcher};

#[derive(Clone, Debug, Default)]
pub struct CaseOpening {
    /// Number or short name. Nothing stands for the only customer of whoever opens it.
    pub customer: Option<String>,
    pub kind: Option<CaseKind>,
    /// Number or short name.
    pub service: Option<String>,
    /// Number or name of a classification.
    pub category: Option<String>,
    pub severity: Option<Severity>,
    /// An open one.
    pub status: Option<CaseStatus>,
    /// Numbers or logins.
    pub assigned_user: Option<String>,
    pub assigned_tech: Option<String>,
    pub tags: Vec<CaseTag>,
    pub values: Vec<CaseValue>,
    /// Who sees it, if that is not everybody who sees its customer.
    pub access: Option<AccessMode>,
    pub members: Vec<CaseMember>,
    pub origin_email: Option<String>,
    pub is_test: bool,
    /// Nobody watches it who does not choose to.
    pub without_default_watchers: bool,
    pub watchers: Vec<NewWatcher>,
    /// Nothing is opened where nobody is told of it.
    pub needs_telling: bool,
    /// Only those see it who work on cases, until it is published.
    pub is_unpublished: bool,
    /// The number that whoever opens it prepared for it.
    pub number: Option<CaseId>,
}

/// Somebody whom the access list is to name.
#[derive(Clone, Debug)]
pub struct CaseMember {
    pub subject: AccessSubject,
    pub level: AccessLevel,
    /// Whether whoever it is watches it, too, if he sees it then.
    pub watches: bool,
}

/// Where a case is to go. What is `None` stays.
#[derive(Clone, Debug, Default)]
pub struct CaseMove {
    /// Numbers or short names.
    pub customer: Option<String>,
    pub service: Option<String>,
    /// An empty text takes it away.
    pub category: Option<String>,
    pub kind: Option<CaseKind>,
}

/// What programs change of a case at once. What is `None` stays; an empty text takes away.
#[derive(Clone, Debug, Default)]
pub struct CaseRevision {
    pub name: Option<String>,
    /// In Markdown.
    pub description: Option<String>,
    pub status: Option<CaseStatus>,
    pub severity: Option<Severity>,
    pub category: Option<String>,
    pub reporter: Option<String>,
    pub assigned_user: Option<String>,
    pub assigned_tech: Option<String>,
    pub customer_due: Option<Timestamp>,
    pub tech_due: Option<Timestamp>,
    pub soc_ticket: Option<String>,
    /// What is said with it.
    pub comment: Option<NewComment>,
    /// Whether events are linked to it: it can be said, and not be changed like this.
    pub has_events: Option<bool>,
}

/// A value that a program notes in a field of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseValue {
    pub field: String,
    pub value: String,
}

impl CaseValue {
    /// The fields that there are.
    pub const FIELDS: [&'static str; 3] = ["case-autocreate-key", "case-autocreate-group", "created-by-cron"];
    pub const MAX_VALUE: usize = 1_000;
    /// The most values of one field.
    pub const MAX: usize = 100;

    pub fn check(&self) -> Result<(), Invalid> {
        if !Self::FIELDS.contains(&self.field.as_str()) {
            let problem = format_args!("must be one of {}", Self::FIELDS.join(", "));
            return Err(Invalid::one("fields", problem));
        }
        if self.value.is_empty() || self.value.chars().count() > Self::MAX_VALUE {
            let problem = format_args!("of {} must have 1 to {} characters", self.field, Self::MAX_VALUE);
            return Err(Invalid::one("fields", problem));
        }
        Ok(())
    }
}
