//! What somebody typed and has not saved, kept in this browser.

use crate::browser::storage;
use argus_domain::CaseTemplateId;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Draft {
    /// The version that it was begun from.
    pub(super) version: i64,
    /// The template's JSON, as far as it is some.
    pub(super) text: String,
}

fn key(id: Option<CaseTemplateId>) -> String {
    id.map_or_else(|| "argus.template.new".to_owned(), |id| format!("argus.template.{id}"))
}

impl Draft {
    pub(super) fn kept(id: Option<CaseTemplateId>) -> Option<Self> {
        storage::draft(&key(id))
    }

    pub(super) fn keep(&self, id: Option<CaseTemplateId>) {
        storage::keep_draft(&key(id), self);
    }

    pub(super) fn discard(id: Option<CaseTemplateId>) {
        storage::remove(&key(id));
    }
}
