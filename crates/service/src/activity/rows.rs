//! Which rows of the log a call wrote, where somebody has to know.

use argus_domain::ActivityId;
use std::sync::{Arc, Mutex, PoisonError};

/// Nothing is kept unless it was asked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rows(Option<Arc<Mutex<Vec<ActivityId>>>>);

impl Rows {
    pub(crate) fn kept() -> Self {
        Self(Some(Arc::default()))
    }

    pub(super) fn note(&self, row: ActivityId) {
        if let Some(rows) = &self.0 {
            rows.lock().unwrap_or_else(PoisonError::into_inner).push(row);
        }
    }

    /// The first since it was last asked: what automation rules did of it was written after it.
    pub(crate) fn take_first(&self) -> Option<ActivityId> {
        let mut rows = self.0.as_ref()?.lock().unwrap_or_else(PoisonError::into_inner);
        let first = rows.first().copied();
        rows.clear();
        first
    }
}
