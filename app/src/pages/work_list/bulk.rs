//! Something is done to the marked rows at once. Each is judged on its own: those that could not be changed stay marked
//! and are named with the reason.

use super::{Listed, WorkList};
use crate::{
    api::Failure,
    components::focused,
    state::{Group, Session, Teller, Toasts, command, use_session, use_toasts},
};
use argus_domain::{Permission, case::Person};
use leptos::prelude::*;
use std::{future::Future, sync::Arc};

/// A row that something can be done to together with others.
pub(crate) trait Bulky: Listed {
    type Deed: Send + Sync + 'static;
    /// What somebody is choosing, for which rows.
    type Doing: Clone + PartialEq + Send + Sync + 'static;
    /// What the server is told.
    type Orders: 'static;

    const PERMISSION: Permission;
    const REFUSAL: &'static str;
    /// `/cases`
    const PATH: &'static str;

    fn title(&self) -> String;

    /// Rises by one with every change.
    fn version(&self) -> i64;

    /// Whether it could change this one.
    fn is_changed_by(&self, deed: &Self::Deed) -> bool;

    fn orders(deed: &Self::Deed, rows: &[Self]) -> Self::Orders;

    /// What makes rows what they were before, as far as nobody changed them since: each before and after.
    fn inverse(deed: &Self::Deed, pairs: &[(Self, Self)]) -> Self::Orders;

    fn order(orders: Self::Orders) -> impl Future<Output = Result<Changed<Self>, Failure>> + 'static;

    /// What was done to so many, for a message.
    fn said(deed: &Self::Deed, rows: usize) -> String;
}

/// What became of several orders.
pub(crate) struct Changed<T: Listed> {
    /// As they are now.
    pub(crate) done: Vec<T>,
    /// With the reasons.
    pub(crate) refused: Vec<(T::Id, String)>,
}

/// What became of an order that not all took.
#[derive(Clone)]
pub(crate) struct Told<I> {
    /// What was done with the others.
    pub(super) done: Option<String>,
    /// Title and reason.
    pub(super) refused: Vec<(I, String, String)>,
}

struct Undo<T: Bulky> {
    deed: T::Deed,
    /// Before and after.
    pairs: ArcStoredValue<Vec<(T, T)>>,
}

/// In the context of the page.
pub(crate) struct Bulk<T: Bulky> {
    pub(super) list: WorkList<T>,
    teller: Teller,
    toasts: Toasts,
    session: Session,
    /// An order is on its way.
    pub(super) busy: RwSignal<bool>,
    pub(crate) doing: RwSignal<Option<T::Doing>>,
    pub(crate) told: RwSignal<Option<Told<T::Id>>>,
    /// What `z` takes back, the newest last.
    undo: StoredValue<Vec<Arc<Undo<T>>>>,
    /// How often more `z` was pressed while something was on its way.
    wanted: StoredValue<u32>,
}

impl<T: Bulky> Clone for Bulk<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Bulky> Copy for Bulk<T> {}

impl<T: Bulky> Bulk<T> {
    pub(crate) fn new(list: WorkList<T>) -> Self {
        let bulk = Self {
            list,
            teller: Teller::here(),
            toasts: use_toasts(),
            session: use_session(),
            busy: RwSignal::new(false),
            doing: RwSignal::new(None),
            told: RwSignal::new(None),
            undo: StoredValue::new(Vec::new()),
            wanted: StoredValue::new(0),
        };
        command(Group::Page, "z", "Take back what was done last", move || bulk.take_back_last());
        bulk
    }

    /// Why one may not change them, if so.
    pub(crate) fn refusal(self) -> Option<&'static str> {
        (!self.session.may(T::PERMISSION)).then_some(T::REFUSAL)
    }

    /// Whoever is logged in.
    pub(crate) fn me(self) -> Option<Person> {
        self.session.id().map(|id| Person { id, name: untrack(|| self.session.name()) })
    }

    /// The marked rows, else the one that has the focus.
    fn meant(self) -> Vec<T> {
        let ids = self.list.ids.get_untracked();
        let mut meant = untrack(|| self.list.selection.among(&ids));
        if meant.is_empty() {
            meant.extend(focused(&ids));
        }
        self.list.rows_of(&meant)
    }

    pub(crate) fn begin(self, doing: fn(Vec<T>) -> T::Doing) {
        self.with_meant(move |rows| self.doing.set(Some(doing(rows))));
    }

    pub(crate) fn with_meant(self, act: impl FnOnce(Vec<T>)) {
        if let Some(reason) = self.refusal() {
            self.toasts.done(reason);
            return;
        }
        let meant = self.meant();
        if meant.is_empty() {
            self.toasts.done(format!("Mark {}s with x first.", T::NOUN));
        } else {
            act(meant);
        }
    }

    /// Does it to the rows that it changes, and says what became of it.
    pub(crate) fn act(self, deed: T::Deed, mut rows: Vec<T>) {
        if self.busy.get_untracked() {
            return;
        }
        rows.retain(|row| row.is_changed_by(&deed));
        if rows.is_empty() {
            self.doing.set(None);
            self.toasts.done("All of them are so already.");
            return;
        }
        self.busy.set(true);
        self.teller.tell(
            T::order(T::orders(&deed, &rows)),
            move |all| self.acted(deed, &rows, &all),
            move |failure| self.failed(&failure),
        );
    }

    fn acted(self, deed: T::Deed, rows: &[T], all: &Changed<T>) {
        // The page may have gone meanwhile.
        if self.busy.is_disposed() {
            return;
        }
        self.busy.set(false);
        self.doing.set(None);
        self.list.take_in(&all.done);
        let refused: Vec<T::Id> = all.refused.iter().map(|(id, _)| *id).collect();
        self.list.selection.keep(&refused);
        let said = (!all.done.is_empty()).then(|| T::said(&deed, all.done.len()));
        if !refused.is_empty() {
            self.tell(rows, all, said.clone());
        }
        let Some(said) = said else { return };
        let pair = |before: &T| {
            let after = all.done.iter().find(|after| after.id() == before.id())?;
            Some((before.clone(), after.clone()))
        };
        let undo =
            Arc::new(Undo { deed, pairs: ArcStoredValue::new(rows.iter().filter_map(pair).collect()) });
        let of_toast = Arc::clone(&undo);
        self.undo.try_update_value(|undos| undos.push(undo));
        self.toasts.done_with_undo(said, Arc::new(move || self.take_back(&of_toast)));
    }

    fn tell(self, rows: &[T], all: &Changed<T>, done: Option<String>) {
        let title = |id: T::Id| {
            let row = rows.iter().find(|row| row.id() == id);
            row.map_or_else(|| format!("#{id}"), T::title)
        };
        let refused = all.refused.iter();
        let refused = refused.map(|(id, reason)| (*id, title(*id), reason.clone())).collect();
        self.told.set(Some(Told { done, refused }));
    }

    /// One after the other: what one takes back is what the next one begins from.
    fn take_back_last(self) {
        if self.busy.get_untracked() {
            self.wanted.update_value(|wanted| *wanted += 1);
            return;
        }
        match self.undo.with_value(|all| all.last().cloned()) {
            Some(last) => self.take_back(&last),
            None => self.toasts.done("There is nothing to take back."),
        }
    }

    /// Takes back one thing that was done, once.
    fn take_back(self, undo: &Arc<Undo<T>>) {
        let was_there = self.undo.try_update_value(|all| {
            let place = all.iter().position(|other| Arc::ptr_eq(other, undo));
            place.map(|place| all.remove(place)).is_some()
        });
        if was_there != Some(true) {
            return;
        }
        let pairs = undo.pairs.get_value();
        self.busy.set(true);
        self.teller.tell(
            T::order(T::inverse(&undo.deed, &pairs)),
            move |all| self.taken_back(&pairs, &all),
            move |failure| self.failed(&failure),
        );
    }

    fn taken_back(self, pairs: &[(T, T)], all: &Changed<T>) {
        // The page may have gone meanwhile.
        if self.busy.is_disposed() {
            return;
        }
        self.busy.set(false);
        self.list.take_in(&all.done);
        self.undo.with_value(|undos| {
            for undo in undos {
                undo.pairs.update_value(|earlier| begin_from(earlier, pairs, &all.done));
            }
        });
        if all.refused.is_empty() {
            self.toasts.done("Taken back: they are as before.");
        } else {
            let rows: Vec<T> = pairs.iter().map(|(before, _)| before.clone()).collect();
            self.tell(&rows, all, None);
        }
        let is_wanted = self.wanted.try_update_value(|wanted| {
            let is_wanted = *wanted > 0;
            *wanted = wanted.saturating_sub(1);
            is_wanted
        });
        if is_wanted == Some(true) {
            self.take_back_last();
        }
    }

    fn failed(self, failure: &Failure) {
        let _ = self.busy.try_set(false);
        self.wanted.try_set_value(0);
        match failure {
            // The page as a whole shows these.
            Failure::Unreachable | Failure::NotLoggedIn | Failure::MustChangePassword => {}
            failure => self.toasts.failure(failure),
        }
    }
}

/// What was done earlier left rows as they are again now, though with other versions: that is what taking it back
/// begins from, where nobody else changed them in between.
fn begin_from<T: Bulky>(earlier: &mut [(T, T)], taken_back: &[(T, T)], now: &[T]) {
    for (_, left) in earlier {
        let now = now.iter().find(|now| now.id() == left.id());
        let undone = taken_back.iter().find(|(before, _)| before.id() == left.id());
        if let Some((now, (before, after))) = now.zip(undone)
            && before.version() == left.version()
            && now.version() == after.version() + 1
        {
            left.clone_from(now);
        }
    }
}
