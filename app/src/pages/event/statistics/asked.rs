//! The questions behind the lists: one after the other, and only once the events themselves are there, so that
//! the list of events never waits for them.

use super::{
    super::state::EventsState,
    column::{Column, TopRow},
    is_wanted,
};
use crate::{
    api::{Failure, event::event_statistics},
    state::{Asked, Teller, ask},
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
    /// Whether the lists are shown.
    pub(super) open: RwSignal<bool>,
    criteria: Memo<Option<EventCriteria>>,
    tops: Tops,
    whole: Asked<()>,
}

#[derive(Clone, Copy)]
struct Tops {
    each: [RwSignal<Option<Top>>; Column::ALL.len()],
    /// The number of the newest question.
    newest: StoredValue<u32>,
}

impl TopAsked {
    pub(in crate::pages::event) fn new(state: EventsState) -> Self {
        let open = RwSignal::new(is_wanted());
        let tops = Tops { each: Column::ALL.map(|_| RwSignal::new(None)), newest: StoredValue::new(0_u32) };
        // What is asked here follows what is asked there, when that is answered.
        let criteria = Memo::new(move |before: Option<&Option<EventCriteria>>| {
            if !open.get() || state.found.is_busy() || state.is_reversed.get() {
                return before.cloned().flatten();
            }
            Some(state.with_link(|link| link.criteria.clone()))
        });
        let whole = ask(move || {
            state.refreshed.track();
            let criteria = criteria.get()?;
            let number = tops.newest.get_value() + 1;
            tops.newest.set_value(number);
            Some(tops.count(criteria, number))
        });
        Self { open, criteria, tops, whole }
    }

    pub(super) fn with<T>(self, column: Column, look: impl FnOnce(&Top) -> T) -> Option<T> {
        let place = Column::ALL.iter().position(|other| *other == column)?;
        self.tops.each[place].with(|top| top.as_ref().map(look))
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

    /// Counts again what is shown, without a sign of it.
    pub(in crate::pages::event) async fn again_quietly(self, teller: Teller) -> Option<()> {
        if !self.open.get_untracked() || self.whole.is_busy_untracked() {
            return Some(());
        }
        let criteria = self.criteria.get_untracked()?;
        let number = self.tops.newest.get_value();
        teller.quietly(self.tops.count(criteria, number)).await
    }
}

impl Tops {
    async fn count(self, criteria: EventCriteria, number: u32) -> Result<(), Failure> {
        for (column, top) in Column::ALL.into_iter().zip(self.each) {
            let answer = event_statistics(criteria.clone(), column.grouping()).await?;
            // The page may have gone meanwhile, or have asked something newer.
            if self.newest.try_get_value() != Some(number) {
                break;
            }
            let counted = Top { rows: column.rows(&answer), back_to: answer.how.searched_back_to };
            if top.with_untracked(|top| top.as_ref() != Some(&counted)) {
                top.set(Some(counted));
            }
        }
        Ok(())
    }
}
