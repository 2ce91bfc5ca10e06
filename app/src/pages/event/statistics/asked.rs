//! The questions behind the lists: one after the other, and only once the events themselves are there, so that
//! the list of events never waits for them.

use super::{
    super::state::EventsState,
    column::{Column, TopRow},
};
use crate::{
    api::{Failure, event::event_statistics},
    state::{Asked, ask},
};
use argus_domain::{Timestamp, criteria::EventCriteria};
use leptos::prelude::*;

/// The answer for one list.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Top {
    pub(super) rows: Vec<TopRow>,
    /// Set where only the newest events were counted.
    pub(super) back_to: Option<Timestamp>,
}

#[derive(Clone, Copy)]
pub(in crate::pages::event) struct TopAsked {
    tops: [RwSignal<Option<Top>>; Column::ALL.len()],
    whole: Asked<()>,
}

impl TopAsked {
    pub(super) fn new(state: EventsState, open: RwSignal<bool>) -> Self {
        let tops = Column::ALL.map(|_| RwSignal::new(None));
        let newest = StoredValue::new(0_u32);
        // What is asked here follows what is asked there, when that is answered.
        let wanted = Memo::new(move |before: Option<&Option<EventCriteria>>| {
            if !open.get() || state.found.is_busy() || state.is_reversed.get() {
                return before.cloned().flatten();
            }
            Some(state.with_link(|link| link.criteria.clone()))
        });
        let whole = ask(move || {
            state.refreshed.track();
            let criteria = wanted.get()?;
            let number = newest.get_value() + 1;
            newest.set_value(number);
            Some(async move {
                for (column, top) in Column::ALL.into_iter().zip(tops) {
                    let answer = event_statistics(criteria.clone(), column.grouping()).await?;
                    // The page may have gone meanwhile, or have asked something newer.
                    if newest.try_get_value() != Some(number) {
                        break;
                    }
                    top.set(Some(Top { rows: column.rows(&answer), back_to: answer.how.searched_back_to }));
                }
                Ok(())
            })
        });
        Self { tops, whole }
    }

    pub(super) fn with<T>(self, column: Column, look: impl FnOnce(&Top) -> T) -> Option<T> {
        let place = Column::ALL.iter().position(|other| *other == column)?;
        self.tops[place].with(|top| top.as_ref().map(look))
    }

    pub(super) fn is_busy(self) -> bool {
        self.whole.is_busy()
    }

    pub(super) fn failure(self) -> Option<Failure> {
        self.whole.failure()
    }

    pub(super) fn again(self) {
        self.whole.again();
    }
}
