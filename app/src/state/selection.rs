//! The rows that are marked in a list, to do something with all of them at once.

use leptos::prelude::*;
use std::{collections::HashSet, hash::Hash};

/// By what tells rows apart.
pub(crate) struct Selection<T: Send + Sync + 'static> {
    chosen: RwSignal<HashSet<T>>,
    /// Where a span begins that Shift extends.
    anchor: StoredValue<Option<T>>,
}

impl<T: Send + Sync + 'static> Clone for Selection<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Selection<T> {}

impl<T: Copy + Eq + Hash + Send + Sync + 'static> Selection<T> {
    pub(crate) fn new() -> Self {
        Self { chosen: RwSignal::new(HashSet::new()), anchor: StoredValue::new(None) }
    }

    pub(crate) fn contains(self, id: T) -> bool {
        self.chosen.with(|chosen| chosen.contains(&id))
    }

    pub(crate) fn len(self) -> usize {
        self.chosen.with(HashSet::len)
    }

    pub(crate) fn is_empty_untracked(self) -> bool {
        self.chosen.with_untracked(HashSet::is_empty)
    }

    pub(crate) fn clear(self) {
        if !self.chosen.with_untracked(HashSet::is_empty) {
            self.chosen.set(HashSet::new());
        }
        self.anchor.set_value(None);
    }

    /// Unmarks what is not among these.
    pub(crate) fn keep(self, rows: &[T]) {
        if self.chosen.with_untracked(|chosen| chosen.iter().any(|id| !rows.contains(id))) {
            self.chosen.update(|chosen| chosen.retain(|id| rows.contains(id)));
        }
    }

    /// All of these, or none if all are chosen already.
    pub(crate) fn toggle_all(self, rows: &[T]) {
        self.chosen.update(|chosen| {
            if rows.iter().all(|id| chosen.contains(id)) {
                chosen.retain(|id| !rows.contains(id));
            } else {
                chosen.extend(rows);
            }
        });
    }

    pub(crate) fn toggle(self, id: T) {
        self.chosen.update(|chosen| {
            if !chosen.remove(&id) {
                chosen.insert(id);
            }
        });
        self.anchor.set_value(Some(id));
    }

    /// Everything from where the last choice was made, up to this one.
    pub(crate) fn extend(self, rows: &[T], to: T) {
        let place = |id: T| rows.iter().position(|other| *other == id);
        let Some(until) = place(to) else { return };
        let from = self.anchor.get_value().and_then(place).unwrap_or(until);
        self.chosen.update(|chosen| chosen.extend(&rows[from.min(until)..=from.max(until)]));
        if self.anchor.get_value().is_none() {
            self.anchor.set_value(Some(to));
        }
    }

    /// Extends from one row to the next: the first of them begins the span.
    pub(crate) fn extend_between(self, rows: &[T], from: T, to: T) {
        if self
            .anchor
            .get_value()
            .is_none_or(|anchor| !self.chosen.with_untracked(|all| all.contains(&anchor)))
        {
            self.anchor.set_value(Some(from));
        }
        self.extend(rows, to);
    }

    /// Those of `rows` that are chosen.
    pub(crate) fn among(self, rows: &[T]) -> Vec<T> {
        self.chosen.with(|chosen| rows.iter().copied().filter(|id| chosen.contains(id)).collect())
    }
}
