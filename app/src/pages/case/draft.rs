//! What somebody types for a summary, kept in this browser until it is saved or discarded.

use crate::browser::storage;
use argus_domain::{CaseId, UserId};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Draft {
    /// The version of the case, and its summary, that it was begun from.
    pub(super) version: i64,
    pub(super) base: String,
    pub(super) text: String,
}

/// Where the draft of one person for one case is kept: a browser may be shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) case: CaseId,
    pub(super) user: Option<UserId>,
}

impl Place {
    fn key(self) -> String {
        format!("argus.case-summary.{}.{}", self.user.unwrap_or_default(), self.case)
    }

    /// Nothing where nothing was changed.
    pub(super) fn kept(self) -> Option<Draft> {
        storage::draft::<Draft>(&self.key()).filter(|draft| draft.text != draft.base)
    }

    pub(super) fn keep(self, draft: &Draft) {
        if draft.text == draft.base {
            self.discard();
        } else {
            storage::keep_draft(&self.key(), draft);
        }
    }

    pub(super) fn discard(self) {
        storage::remove(&self.key());
    }
}
