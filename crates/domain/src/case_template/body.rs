//! What a template says. Its JSON is what is exported and imported.

use crate::{Severity, case::CaseTag, custom_field::RawValues};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// The keys are those that templates of such systems commonly have.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemplateBody {
    pub name: String,
    /// What it is for.
    pub description: String,
    /// Before the name of the case.
    pub title_prefix: String,
    /// Markdown, after what the case is opened with.
    pub summary: String,
    pub tags: Vec<CaseTag>,
    /// Where none is chosen.
    pub classification: Option<String>,
    pub severity: Option<Severity>,
    pub tasks: Vec<TemplateTask>,
    pub note_directories: Vec<TemplateFolder>,
    /// Where none are given.
    pub custom_fields: RawValues,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemplateTask {
    pub title: String,
    /// Markdown.
    pub description: String,
    pub tags: Vec<String>,
    /// From when it is added.
    pub due_after_hours: Option<u32>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemplateFolder {
    pub title: String,
    pub notes: Vec<TemplateNote>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemplateNote {
    pub title: String,
    /// Markdown.
    pub content: String,
}

impl TemplateBody {
    pub const MAX_NAME: usize = 100;
    pub const MAX_DESCRIPTION: usize = 1_000;
    pub const MAX_PREFIX: usize = 32;
    pub const MAX_TASKS: usize = 200;
    pub const MAX_FOLDERS: usize = 100;
    /// Of one folder.
    pub const MAX_NOTES: usize = 100;
    /// Ten years.
    pub const MAX_HOURS: u32 = 87_600;

    /// Every key, so that whoever reads it sees what there is.
    pub fn to_json(&self) -> Map<String, Value> {
        match serde_json::to_value(self) {
            Ok(Value::Object(map)) => map,
            // It is a struct of texts, lists and numbers.
            _ => Map::new(),
        }
    }

    pub fn note_count(&self) -> usize {
        self.note_directories.iter().map(|folder| folder.notes.len()).sum()
    }
}
