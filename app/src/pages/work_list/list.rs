//! What the parts of a list share.

use super::Listed;
use crate::{
    api::Failure,
    browser::focus,
    link::WorkLink,
    state::{Asked, Fresh, Selection, ask},
};
use argus_domain::criteria::Page;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use std::future::Future;

pub(crate) struct WorkList<T: Listed> {
    pub(crate) link: Memo<WorkLink<T::Question>>,
    pub(crate) found: Asked<Page<T>>,
    /// Of the rows, in their order.
    pub(crate) ids: Signal<Vec<T::Id>>,
    pub(crate) selection: Selection<T::Id>,
    pub(crate) fresh: Fresh<T::Id>,
}

impl<T: Listed> Clone for WorkList<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Listed> Copy for WorkList<T> {}

impl<T: Listed> WorkList<T> {
    pub(crate) fn new() -> Self {
        Self::asking(T::find)
    }

    /// Where the rows of a question are found otherwise.
    pub(crate) fn asking<F>(find: impl Fn(WorkLink<T::Question>) -> F + 'static) -> Self
    where
        F: Future<Output = Result<Page<T>, Failure>> + 'static,
    {
        let location = use_location();
        let link = Memo::new(move |_| WorkLink::read(&location.search.get()));
        let found = ask(move || Some(find(link.get())));
        let ids = Signal::derive(move || found.with(ids_of).unwrap_or_default());
        let selection = Selection::new();
        // Other rows: what was marked among the last ones is forgotten.
        Effect::new(move |_| {
            link.track();
            selection.clear();
        });
        // Nothing is done with rows that are not shown.
        Effect::new(move |_| selection.keep(&ids.get()));
        Self { link, found, ids, selection, fresh: Fresh::new() }
    }

    /// Those of `ids` that are shown.
    pub(super) fn rows_of(self, ids: &[T::Id]) -> Vec<T> {
        let is_meant = |row: &&T| ids.contains(&row.id());
        self.found
            .with_untracked(|page| page.rows.iter().filter(is_meant).cloned().collect())
            .unwrap_or_default()
    }

    /// Shows rows that are there as they are now.
    pub(crate) fn take_in(self, changed: &[T]) {
        self.amend(|page| {
            for row in &mut page.rows {
                if let Some(now) = changed.iter().find(|now| now.id() == row.id()) {
                    row.clone_from(now);
                }
            }
        });
    }

    /// Changes the rows. Those that change are made anew: what had the focus gets it back.
    pub(crate) fn amend(self, amend: impl FnOnce(&mut Page<T>)) {
        let focused = focus::data_row();
        self.found.amend(amend);
        if let Some(focused) = focused {
            request_animation_frame(move || {
                if focus::is_nowhere() {
                    focus::on(&format!("[data-row='{focused}']"));
                }
            });
        }
    }
}

pub(super) fn ids_of<T: Listed>(page: &Page<T>) -> Vec<T::Id> {
    page.rows.iter().map(Listed::id).collect()
}
