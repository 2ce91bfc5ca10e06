//! A case as programs are told of it.

use super::{CaseFlag, CaseFlow, CaseKind, CaseStatus, CaseSummary, CaseTag};
use crate::{ActivityId, Severity, Timestamp, event::CustomerName, network::Doer};

/// What a case is worked on as part of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseService {
    pub id: i64,
    pub short_name: String,
    pub name: String,
}

/// What a case is classified as, with the number that programs know it by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseCategory {
    pub id: i64,
    pub short_name: String,
    pub name: String,
}

#[derive(Clone, Debug)]
pub struct CaseRecord {
    pub summary: CaseSummary,
    /// In Markdown.
    pub description: String,
    /// When the description was last changed.
    pub described: Timestamp,
    pub status: CaseStatus,
    /// As it was opened.
    pub initial_status: CaseStatus,
    pub initial_severity: Severity,
    pub kind: CaseKind,
    pub service: CaseService,
    pub category: Option<CaseCategory>,
    pub people: CasePeople,
    pub customer_due: Option<Timestamp>,
    pub tech_due: Option<Timestamp>,
    pub origin_email: Option<String>,
    /// Nothing while only those see it who work on cases.
    pub published: Option<Timestamp>,
    /// When an event was last linked to it.
    pub linked: Option<Timestamp>,
    pub flags: Vec<CaseFlag>,
    /// What somebody was asked to do, and whether he took notice. Only of those that were asked for.
    pub requests: Vec<(CaseFlow, bool)>,
    /// Whether an access list may say otherwise than the mode.
    pub is_listed: bool,
    /// What whoever asks may do with it.
    pub standing: CaseStanding,
}

/// Who has to do with a case, by login and name.
#[derive(Clone, Debug, Default)]
pub struct CasePeople {
    /// The owner, or who opened it.
    pub reporter: Option<Doer>,
    /// At the customer's.
    pub assigned_user: Option<Doer>,
    pub assigned_tech: Option<Doer>,
    pub opened_by: Option<Doer>,
    pub closed_by: Option<Doer>,
    pub published_by: Option<Doer>,
    pub updated_by: Option<Doer>,
}

/// A tag with when and by whom it was added.
#[derive(Clone, Debug)]
pub struct TagRecord {
    pub tag: CaseTag,
    pub added: Timestamp,
    pub added_by: Option<Doer>,
}

/// Something that somebody is asked to do with a case.
#[derive(Clone, Debug)]
pub struct CaseRequest {
    pub id: i64,
    pub flow: CaseFlow,
    pub added: Timestamp,
    pub added_by: Option<Doer>,
    /// In Markdown, as that of taking notice.
    pub comment: String,
    pub is_public: bool,
    pub external_reference: Option<String>,
    pub acknowledged: Option<Timestamp>,
    pub acknowledged_by: Option<Doer>,
    pub acknowledged_comment: String,
    pub acknowledged_public: bool,
}

/// What is said with a request, or when notice is taken of it.
#[derive(Clone, Debug, Default)]
pub struct RequestNote {
    pub comment: String,
    pub is_public: bool,
    pub external_reference: Option<String>,
}

/// Something that was done with a case, as the activity log has it.
#[derive(Clone, Debug)]
pub struct CaseDeed {
    pub id: ActivityId,
    pub at: Timestamp,
    pub by: Option<Doer>,
    pub by_customer: Option<CustomerName>,
    /// `case.update`
    pub action: String,
    /// Before and after, where that is not too long.
    pub detail: serde_json::Value,
    /// How many were told of it.
    pub notified: u32,
}

/// What somebody may do with a case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CaseStanding {
    #[default]
    Reads,
    Works,
    Owns,
    Administers,
}
