//! The events that are marked in the list, to do something with all of them at once.

use argus_domain::EventId;
use leptos::prelude::*;
use std::collections::HashSet;

#[derive(Clone, Copy)]
pub(super) struct Selection {
    chosen: RwSignal<HashSet<EventId>>,
    /// Where a span begins that Shift extends.
    anchor: StoredValue<Option<EventId>>,
}

impl Selection {
    pub(super) fn new() -> Self {
        Self { chosen: RwSignal::new(HashSet::new()), anchor: StoredValue::new(None) }
    }

    pub(super) fn contains(self, id: EventId) -> bool {
        self.chosen.with(|chosen| chosen.contains(&id))
    }

    pub(super) fn len(self) -> usize {
        self.chosen.with(HashSet::len)
    }

    pub(super) fn is_empty_untracked(self) -> bool {
        self.chosen.with_untracked(HashSet::is_empty)
    }

    pub(super) fn clear(self) {
        if !self.chosen.with_untracked(HashSet::is_empty) {
            self.chosen.set(HashSet::new());
        }
        self.anchor.set_value(None);
    }

    /// Unmarks what is not among these.
    pub(super) fn keep(self, rows: &[EventId]) {
        if self.chosen.with_untracked(|chosen| chosen.iter().any(|id| !rows.contains(id))) {
            self.chosen.update(|chosen| chosen.retain(|id| rows.contains(id)));
        }
    }

    /// All of these, or none if all are chosen already.
    pub(super) fn toggle_all(self, rows: &[EventId]) {
        self.chosen.update(|chosen| {
            if rows.iter().all(|id| chosen.contains(id)) {
                chosen.clear();
            } else {
                chosen.extend(rows);
            }
        });
    }

    pub(super) fn toggle(self, id: EventId) {
        self.chosen.update(|chosen| {
            if !chosen.remove(&id) {
                chosen.insert(id);
            }
        });
        self.anchor.set_value(Some(id));
    }

    /// Everything from where the last choice was made, up to this one.
    pub(super) fn extend(self, rows: &[EventId], to: EventId) {
        let place = |id: EventId| rows.iter().position(|other| *other == id);
        let Some(until) = place(to) else { return };
        let from = self.anchor.get_value().and_then(place).unwrap_or(until);
        self.chosen.update(|chosen| chosen.extend(&rows[from.min(until)..=from.max(until)]));
        if self.anchor.get_value().is_none() {
            self.anchor.set_value(Some(to));
        }
    }

    /// Extends from one row to the next: the first of them begins the span.
    pub(super) fn extend_between(self, rows: &[EventId], from: EventId, to: EventId) {
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
    pub(super) fn among(self, rows: &[EventId]) -> Vec<EventId> {
        self.chosen.with(|chosen| rows.iter().copied().filter(|id| chosen.contains(id)).collect())
    }
}
