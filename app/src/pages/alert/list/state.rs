//! What the parts of the list share.

use crate::{
    api::alert::list_alerts,
    browser::focus,
    link::AlertLink,
    state::{Asked, Fresh, Selection, ask},
};
use argus_domain::{
    AlertId,
    alert::{AlertSummary, AlertsDone},
    criteria::Page,
};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

#[derive(Clone, Copy)]
pub(super) struct AlertList {
    pub(super) link: Memo<AlertLink>,
    pub(super) found: Asked<Page<AlertSummary>>,
    /// Of the rows, in their order.
    pub(super) ids: Signal<Vec<AlertId>>,
    pub(super) selection: Selection<AlertId>,
    pub(super) fresh: Fresh<AlertId>,
}

impl AlertList {
    pub(super) fn new() -> Self {
        let location = use_location();
        let link = Memo::new(move |_| AlertLink::read(&location.search.get()));
        let found = ask(move || {
            let link = link.get();
            let offset = link.offset();
            Some(list_alerts(link.filter, link.sort, link.size, offset))
        });
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
    pub(super) fn rows_of(self, ids: &[AlertId]) -> Vec<AlertSummary> {
        let is_meant = |row: &&AlertSummary| ids.contains(&row.id);
        self.found
            .with_untracked(|page| page.rows.iter().filter(is_meant).cloned().collect())
            .unwrap_or_default()
    }

    /// Shows alerts as they are since something was done with them.
    pub(super) fn take_in(self, all: &AlertsDone) {
        self.amend(|page| {
            for row in &mut page.rows {
                if let Some(now) = all.done.iter().find(|now| now.id == row.id) {
                    row.clone_from(now);
                }
            }
        });
    }

    /// Changes the rows. Those that change are made anew: what had the focus gets it back.
    pub(super) fn amend(self, amend: impl FnOnce(&mut Page<AlertSummary>)) {
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

pub(super) fn ids_of(page: &Page<AlertSummary>) -> Vec<AlertId> {
    page.rows.iter().map(|row| row.id).collect()
}
