//! Which of the events shown are linked to a case. The rows do not say, so it is asked once they are there.

use crate::{
    api::event::search_events,
    state::{Asked, ask},
};
use argus_domain::{
    CaseId, EventId, SubMode,
    criteria::{EventCriteria, EventPage, EventSort, SubCriteria},
    event::Event,
};
use leptos::prelude::*;
use std::collections::HashMap;

#[derive(Clone, Copy)]
pub(super) struct Links {
    linked: Asked<EventPage>,
    /// What was changed since.
    changed: RwSignal<HashMap<EventId, bool>>,
}

/// Those of `ids` that are linked to `case`, or to any where there is none given.
pub(super) fn linked(ids: &[EventId], case: Option<CaseId>) -> EventCriteria {
    let asked = EventCriteria { ids: ids.to_vec(), ..EventCriteria::default() };
    match case {
        Some(case) => EventCriteria { cases: vec![case], ..asked },
        // 0 is "linked to none".
        None => {
            let unlinked = EventCriteria { cases: vec![CaseId(0)], ..EventCriteria::default() };
            let sub = vec![SubCriteria { mode: SubMode::Exclude, criteria: unlinked }];
            EventCriteria { sub, ..asked }
        }
    }
}

impl Links {
    pub(super) fn new(found: Asked<EventPage>) -> Self {
        let changed = RwSignal::new(HashMap::new());
        let ids = Memo::new(move |before: Option<&Vec<EventId>>| {
            if found.is_busy() {
                return before.cloned().unwrap_or_default();
            }
            found.with(|found| found.page.rows.iter().map(|row| row.id).collect()).unwrap_or_default()
        });
        let linked = ask(move || {
            let ids = ids.get();
            if ids.is_empty() {
                return None;
            }
            let count = u32::try_from(ids.len()).unwrap_or(u32::MAX);
            Some(search_events(linked(&ids, None), EventSort::NEWEST_FIRST, count, 0))
        });
        Self { linked, changed }
    }

    pub(super) fn contains(self, id: EventId) -> bool {
        if let Some(linked) = self.changed.with(|changed| changed.get(&id).copied()) {
            return linked;
        }
        self.linked.with(|found| found.page.rows.iter().any(|row| row.id == id)).unwrap_or_default()
    }

    pub(super) fn take_in(self, events: &[Event]) {
        self.changed.update(|changed| {
            changed.extend(events.iter().map(|event| (event.summary.id, !event.cases.is_empty())));
        });
    }

    /// Asks anew.
    pub(super) fn again(self) {
        self.changed.set(HashMap::new());
        self.linked.again();
    }
}
