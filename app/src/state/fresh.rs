//! Rows that came or changed by themselves a moment ago.

use leptos::prelude::*;
use std::{collections::HashSet, hash::Hash, time::Duration};

pub(crate) struct Fresh<T: Send + Sync + 'static>(RwSignal<HashSet<T>>);

impl<T: Send + Sync + 'static> Clone for Fresh<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Fresh<T> {}

impl<T: Copy + Eq + Hash + Send + Sync + 'static> Fresh<T> {
    /// How long they are shown as such.
    const STAYS: Duration = Duration::from_secs(6);

    pub(crate) fn new() -> Self {
        Self(RwSignal::new(HashSet::new()))
    }

    pub(crate) fn contains(self, id: T) -> bool {
        self.0.with(|fresh| fresh.contains(&id))
    }

    pub(crate) fn show(self, ids: impl IntoIterator<Item = T>) {
        let ids: HashSet<T> = ids.into_iter().collect();
        if ids.is_empty() {
            return;
        }
        self.0.update(|fresh| fresh.extend(&ids));
        let fade = move || {
            let _ = self.0.try_update(|fresh| fresh.retain(|id| !ids.contains(id)));
        };
        set_timeout(fade, Self::STAYS);
    }
}
