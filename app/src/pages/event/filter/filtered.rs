//! What is filtered: the search of a page, or the condition of a rule.

use crate::{
    link::{EventLink, FilterField},
    state::Asked,
};
use argus_domain::event::CustomerName;
use leptos::prelude::*;

/// What the parts of a filter read and change, whatever keeps it.
#[derive(Clone, Copy)]
pub(crate) struct Filtered {
    pub(crate) link: Signal<EventLink>,
    /// Takes the place of what there is.
    pub(crate) change: Callback<EventLink>,
    /// To choose from.
    pub(crate) customers: Asked<Vec<CustomerName>>,
    /// Fields that it can have.
    pub(crate) fields: &'static [FilterField],
}

impl Filtered {
    pub(super) fn with_link<T>(self, look: impl FnOnce(&EventLink) -> T) -> T {
        self.link.with(look)
    }

    pub(super) fn link_untracked(self) -> EventLink {
        self.link.get_untracked()
    }

    pub(super) fn change(self, change: impl FnOnce(&mut EventLink)) {
        self.change.run(self.link_untracked().changed(change));
    }

    pub(super) fn filter(self, field: FilterField, value: &str) {
        let EventLink { event, raw, .. } = self.link_untracked();
        self.change(|link| {
            // What cannot be read is not added.
            let _ = field.add(&mut link.criteria, value);
            (link.event, link.raw) = (event, raw);
        });
    }
}
