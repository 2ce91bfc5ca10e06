//! What can be done with the marked alerts at once. Each is judged on its own: those that could not be changed stay
//! marked and are named with the reason.

mod bar;
mod close;
mod deed;
mod dialogs;
mod refused;
mod status;
mod tag;

pub(super) use bar::BulkBar;
pub(in crate::pages::alert) use close::resolutions;
pub(super) use dialogs::BulkDialogs;

use super::state::AlertList;
use crate::{
    api::{Failure, alert::change_alerts},
    components::focused,
    state::{Group, Session, Teller, Toasts, command, use_session, use_toasts},
};
use argus_domain::{
    AlertId, Permission,
    alert::{AlertSummary, AlertsDone},
    case::Person,
};
use deed::{Deed, Pair};
use leptos::prelude::*;
use std::sync::Arc;

/// What somebody is choosing, for which alerts.
#[derive(Clone, Debug, PartialEq)]
enum Doing {
    Status(Vec<AlertSummary>),
    Tag(Vec<AlertSummary>),
    Close(Vec<AlertSummary>),
}

/// What became of an order that not all alerts took.
#[derive(Clone, Debug, PartialEq)]
struct Told {
    /// What was done with the others.
    done: Option<String>,
    /// Title and reason.
    refused: Vec<(AlertId, String, String)>,
}

struct Undo {
    pairs: Vec<Pair>,
}

/// In the context of the page.
#[derive(Clone, Copy)]
pub(super) struct Bulk {
    list: AlertList,
    teller: Teller,
    toasts: Toasts,
    session: Session,
    /// An order is on its way.
    busy: RwSignal<bool>,
    doing: RwSignal<Option<Doing>>,
    told: RwSignal<Option<Told>>,
    /// What `z` takes back, the newest last.
    undo: StoredValue<Vec<Arc<Undo>>>,
}

fn use_bulk() -> Bulk {
    expect_context()
}

impl Bulk {
    pub(super) fn new(list: AlertList) -> Self {
        let bulk = Self {
            list,
            teller: Teller::here(),
            toasts: use_toasts(),
            session: use_session(),
            busy: RwSignal::new(false),
            doing: RwSignal::new(None),
            told: RwSignal::new(None),
            undo: StoredValue::new(Vec::new()),
        };
        bulk.offer_commands();
        bulk
    }

    /// Why one may not change alerts, if so.
    fn refusal(self) -> Option<&'static str> {
        (!self.session.may(Permission::UpdateAlert))
            .then_some("You need the permission “updateAlert” to change alerts. Ask an administrator for it.")
    }

    /// The marked rows, else the one that has the focus.
    fn meant(self) -> Vec<AlertSummary> {
        let ids = self.list.ids.get_untracked();
        let mut meant = untrack(|| self.list.selection.among(&ids));
        if meant.is_empty() {
            meant.extend(focused(&ids));
        }
        self.list.rows_of(&meant)
    }

    fn begin(self, doing: fn(Vec<AlertSummary>) -> Doing) {
        self.with_meant(move |alerts| self.doing.set(Some(doing(alerts))));
    }

    fn assign_to_me(self) {
        let Some(id) = self.session.id() else { return };
        let me = Person { id, name: untrack(|| self.session.name()) };
        self.with_meant(move |alerts| self.act(Deed::Assign(me), alerts));
    }

    fn with_meant(self, act: impl FnOnce(Vec<AlertSummary>)) {
        if let Some(reason) = self.refusal() {
            self.toasts.done(reason);
            return;
        }
        let meant = self.meant();
        if meant.is_empty() {
            self.toasts.done("Mark alerts with x first.");
        } else {
            act(meant);
        }
    }

    /// Does it to the alerts that it changes, and says what became of it.
    fn act(self, deed: Deed, mut alerts: Vec<AlertSummary>) {
        if self.busy.get_untracked() {
            return;
        }
        alerts.retain(|alert| deed.changes(alert));
        if alerts.is_empty() {
            self.doing.set(None);
            self.toasts.done("All of them are so already.");
            return;
        }
        self.busy.set(true);
        self.teller.tell(
            change_alerts(deed.orders(&alerts)),
            move |all| self.acted(deed, &alerts, &all),
            move |failure| self.failed(&failure),
        );
    }

    fn acted(self, deed: Deed, alerts: &[AlertSummary], all: &AlertsDone) {
        // The page may have gone meanwhile.
        if self.busy.is_disposed() {
            return;
        }
        self.busy.set(false);
        self.doing.set(None);
        self.list.take_in(all);
        let refused: Vec<AlertId> = all.refused.iter().map(|refusal| refusal.alert).collect();
        self.list.selection.keep(&refused);
        let said = (!all.done.is_empty()).then(|| deed.done(all.done.len()));
        if !refused.is_empty() {
            self.tell(alerts, all, said.clone());
        }
        let Some(said) = said else { return };
        let pair = |before: &AlertSummary| {
            let after = all.done.iter().find(|after| after.id == before.id)?;
            Some((before.clone(), after.clone()))
        };
        let undo = Arc::new(Undo { pairs: alerts.iter().filter_map(pair).collect() });
        let of_toast = Arc::clone(&undo);
        self.undo.try_update_value(|undos| undos.push(undo));
        self.toasts.done_with_undo(said, Arc::new(move || self.take_back(&of_toast)));
    }

    fn tell(self, alerts: &[AlertSummary], all: &AlertsDone, done: Option<String>) {
        let title = |id: AlertId| {
            let alert = alerts.iter().find(|alert| alert.id == id);
            alert.map_or_else(|| format!("#{id}"), AlertSummary::heading)
        };
        let refused = all.refused.iter();
        let refused = refused.map(|one| (one.alert, title(one.alert), one.reason.clone())).collect();
        self.told.set(Some(Told { done, refused }));
    }

    /// Takes back one thing that was done, once.
    fn take_back(self, undo: &Arc<Undo>) {
        let was_there = self.undo.try_update_value(|all| {
            let place = all.iter().position(|other| Arc::ptr_eq(other, undo));
            place.map(|place| all.remove(place)).is_some()
        });
        if was_there != Some(true) {
            return;
        }
        let (order, undo) = (Arc::clone(undo), Arc::clone(undo));
        self.teller.tell(
            change_alerts(Deed::inverse(&order.pairs)),
            move |all| {
                if self.busy.is_disposed() {
                    return;
                }
                self.list.take_in(&all);
                if all.refused.is_empty() {
                    self.toasts.done("Taken back: they are as before.");
                } else {
                    let alerts: Vec<AlertSummary> =
                        undo.pairs.iter().map(|(before, _)| before.clone()).collect();
                    self.tell(&alerts, &all, None);
                }
            },
            move |failure| self.failed(&failure),
        );
    }

    fn failed(self, failure: &Failure) {
        let _ = self.busy.try_set(false);
        match failure {
            // The page as a whole shows these.
            Failure::Unreachable | Failure::NotLoggedIn | Failure::MustChangePassword => {}
            failure => self.toasts.failure(failure),
        }
    }

    fn offer_commands(self) {
        command(Group::Page, "i", "Set the status of the marked alerts", move || self.begin(Doing::Status));
        command(Group::Page, "m", "Assign the marked alerts to me", move || self.assign_to_me());
        command(Group::Page, "l", "Tag the marked alerts", move || self.begin(Doing::Tag));
        command(Group::Page, "d", "Close the marked alerts", move || self.begin(Doing::Close));
        command(Group::Page, "z", "Take back what was done last", move || {
            match self.undo.with_value(|all| all.last().cloned()) {
                Some(last) => self.take_back(&last),
                None => self.toasts.done("There is nothing to take back."),
            }
        });
    }
}
