//! What narrows a list of history: its address says it, so each choice goes there.

use super::Choice;
use crate::{
    link::Narrowed,
    state::{Asked, Go, use_go},
};
use argus_domain::criteria::Page;
use leptos::prelude::*;

pub(crate) struct Narrowing<L: Narrowed> {
    link: Memo<L>,
    go: Go,
}

impl<L: Narrowed> Clone for Narrowing<L> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<L: Narrowed> Copy for Narrowing<L> {}

impl<L: Narrowed> Narrowing<L> {
    pub(crate) fn of(link: Memo<L>) -> Self {
        Self { link, go: use_go() }
    }

    pub(crate) fn change(self, change: impl FnOnce(&mut L)) {
        self.go.to(&self.link.get_untracked().address_changed(change));
    }

    /// What a choice stands at, for its select.
    pub(crate) fn chosen(self, look: fn(&L) -> Option<String>) -> Signal<Vec<String>> {
        let Self { link, .. } = self;
        Signal::derive(move || link.with(look).into_iter().collect())
    }

    /// What goes where another value leads.
    pub(crate) fn put<T: 'static>(self, put: fn(&mut L, T)) -> Callback<T> {
        Callback::new(move |value| self.change(|link| put(link, value)))
    }
}

/// Rows that are loaded, as choices.
pub(crate) fn choices_of<T: Send + Sync + 'static>(
    found: Asked<Page<T>>,
    choice: fn(&T) -> Choice,
) -> Signal<Vec<Choice>> {
    Signal::derive(move || found.with(|page| page.rows.iter().map(choice).collect()).unwrap_or_default())
}
