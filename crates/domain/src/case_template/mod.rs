//! Templates: what a case of a kind begins with.

mod body;
mod read;

pub use body::{TemplateBody, TemplateFolder, TemplateNote, TemplateTask};

use crate::{CaseTemplateId, Timestamp, case::Person};
use serde::{Deserialize, Serialize};

/// A template as the list of them shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemplateSummary {
    pub id: CaseTemplateId,
    pub name: String,
    pub description: String,
    pub tasks: u32,
    pub notes: u32,
    /// It is kept, and not offered any more.
    pub retired: bool,
    pub updated: Timestamp,
    /// Nobody where Argus itself did it.
    pub updated_by: Option<Person>,
    pub version: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseTemplate {
    pub summary: TemplateSummary,
    pub body: TemplateBody,
}

/// What a template added to a case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemplateApplied {
    pub tasks: usize,
    pub notes: usize,
}
