//! What somebody types about an entry, kept in this browser until it is saved or given up.

use crate::browser::storage;
use argus_domain::{CaseId, TimelineEntryId, UserId, timeline::NewTimelineEntry};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Draft {
    /// The version of the entry, and what it said, that it was begun from.
    pub(super) version: i64,
    pub(super) base: NewTimelineEntry,
    pub(super) typed: NewTimelineEntry,
}

/// Where the draft of one person for one entry is kept, or for a new one of a case: a browser may be shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) case: CaseId,
    pub(super) entry: Option<TimelineEntryId>,
    pub(super) user: Option<UserId>,
}

impl Place {
    fn key(self) -> String {
        let user = self.user.unwrap_or_default();
        match self.entry {
            Some(id) => format!("argus.timeline.{user}.{}.{id}", self.case),
            None => format!("argus.timeline.{user}.{}.new", self.case),
        }
    }

    /// Nothing where nothing was changed.
    pub(super) fn kept(self) -> Option<Draft> {
        storage::draft::<Draft>(&self.key()).filter(|draft| draft.typed != draft.base)
    }

    pub(super) fn keep(self, draft: &Draft) {
        if draft.typed == draft.base {
            self.discard();
        } else {
            storage::keep_draft(&self.key(), draft);
        }
    }

    pub(super) fn discard(self) {
        storage::remove(&self.key());
    }
}
