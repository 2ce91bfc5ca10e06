//! What people do with events: judge them, comment on them, link them to the case they work in.

mod bar;
mod buttons;
mod comment;
mod deed;
mod severity_menu;

pub(super) use bar::SelectionBar;
pub(super) use buttons::ActionButtons;
pub(super) use comment::CommentDialog;
pub(super) use deed::{Deed, Target};

use super::state::EventsState;
use crate::{
    api::{
        Failure,
        event::{assess_events, search_events},
    },
    browser::focus,
    state::{Group, Session, Teller, Toasts, command, command_if, use_session, use_toasts},
    text::number,
};
use argus_domain::{
    CaseId, EventId, EventType, Flag, Permission,
    criteria::{EventCriteria, EventSort},
    event::{Event, EventSummary},
};
use deed::Order;
use leptos::prelude::*;
use std::sync::Arc;

pub(super) const NO_CASE: &str = "You work in no case: choose one with “Switch context” (s) first.";

#[derive(Clone, Copy)]
pub(super) struct Actions {
    pub(super) state: EventsState,
    teller: Teller,
    toasts: Toasts,
    session: Session,
    /// An order is on its way.
    pub(super) busy: RwSignal<bool>,
    /// The events that are being commented on, while somebody writes.
    pub(super) commenting: RwSignal<Option<Vec<Target>>>,
    /// The event in full beside the list, which need not be in it.
    opened: RwSignal<Option<EventSummary>>,
    /// What `z` takes back, the newest last.
    undo: StoredValue<Vec<Arc<Undo>>>,
}

struct Undo {
    orders: Vec<Order>,
    events: usize,
}

pub(super) fn use_actions() -> Actions {
    expect_context()
}

impl Actions {
    pub(super) fn new(state: EventsState) -> Self {
        Self {
            state,
            teller: Teller::here(),
            toasts: use_toasts(),
            session: use_session(),
            busy: RwSignal::new(false),
            commenting: RwSignal::new(None),
            opened: RwSignal::new(None),
            undo: StoredValue::new(Vec::new()),
        }
    }

    /// Whether this person may judge events at all.
    pub(super) fn may(self) -> bool {
        self.session.may(Permission::AssessEvents)
    }

    pub(super) fn case(self) -> Option<CaseId> {
        self.session.case()
    }

    /// The detail shows this one now, or none.
    pub(super) fn set_opened(self, event: Option<EventSummary>) {
        self.opened.set(event);
    }

    pub(super) fn opened(self) -> Option<Target> {
        let open = self.state.with_link(|link| link.event)?;
        let in_full = self.opened.get().filter(|event| event.id == open);
        // Before it is there in full, its row says enough.
        let in_row = || self.state.rows().into_iter().find(|row| row.id == open);
        let event = in_full.or_else(in_row)?;
        (event.id.kind == EventType::Aggregated).then(|| Target::of(&event))
    }

    /// The marked rows.
    pub(super) fn selected(self) -> Vec<Target> {
        let rows = self.state.rows();
        let selection = self.state.selection;
        rows.iter().filter(|row| selection.contains(row.id)).map(Target::of).collect()
    }

    /// What a key acts on: the marked rows, else the open event, else the row that has the focus.
    fn meant(self) -> Vec<Target> {
        untrack(|| {
            let selected = self.selected();
            if !selected.is_empty() {
                return selected;
            }
            if let Some(open) = self.opened() {
                return vec![open];
            }
            let focused = focus::data_row();
            let rows = self.state.rows();
            rows.iter()
                .find(|row| Some(row.id.to_string()) == focused)
                .map(|row| vec![Target::of(row)])
                .unwrap_or_default()
        })
    }

    /// Does it to the events that it changes, and says so.
    pub(super) fn act(self, deed: Deed, targets: Vec<Target>) {
        let asked = targets.len();
        let targets: Vec<Target> = targets.into_iter().filter(|target| deed.changes(target)).collect();
        if self.busy.get_untracked() {
            return;
        }
        let case = match deed {
            Deed::Link(case) | Deed::Unlink(case) => Some(case),
            _ => None,
        };
        let Some(case) = case.filter(|_| !targets.is_empty()) else {
            self.order(deed, asked, targets);
            return;
        };
        // Those that are linked already must stay so when the rest is taken back.
        self.busy.set(true);
        let ids: Vec<EventId> = targets.iter().map(|target| target.id).collect();
        let count = u32::try_from(ids.len()).unwrap_or(u32::MAX);
        let linked = EventCriteria { ids, cases: vec![case], ..EventCriteria::default() };
        self.teller.tell(
            search_events(linked, EventSort::NEWEST_FIRST, count, 0),
            move |found| {
                self.busy.set(false);
                let links = matches!(deed, Deed::Link(_));
                let is_linked = |target: &Target| found.page.rows.iter().any(|row| row.id == target.id);
                let targets = targets.into_iter().filter(|target| is_linked(target) != links).collect();
                self.order(deed, asked, targets);
            },
            move |failure| self.failed(&failure),
        );
    }

    fn order(self, deed: Deed, asked: usize, targets: Vec<Target>) {
        if targets.is_empty() {
            self.toasts.done(deed.nothing(asked));
            return;
        }
        self.busy.set(true);
        let ids: Vec<EventId> = targets.iter().map(|target| target.id).collect();
        self.teller.tell(
            assess_events(ids, deed.assessment()),
            move |events| {
                self.take_in(events);
                let orders = deed.inverse(&targets);
                let said = deed.done(targets.len());
                if orders.is_empty() {
                    self.toasts.done(said);
                    return;
                }
                let undo = Arc::new(Undo { orders, events: targets.len() });
                let of_toast = Arc::clone(&undo);
                self.undo.try_update_value(|all| all.push(undo));
                self.toasts.done_with_undo(said, Arc::new(move || self.take_back(&of_toast)));
            },
            move |failure| self.failed(&failure),
        );
    }

    /// Writes the comment; `done` is called when it is there, and nothing is lost if it does not get there.
    pub(super) fn comment(
        self,
        text: String,
        targets: &[Target],
        done: impl FnOnce() + 'static,
        failed: impl FnOnce(Failure) + 'static,
    ) {
        let deed = Deed::Comment(text);
        let count = targets.len();
        self.busy.set(true);
        self.teller.tell(
            assess_events(targets.iter().map(|target| target.id).collect(), deed.assessment()),
            move |events| {
                self.take_in(events);
                self.toasts.done(deed.done(count));
                done();
            },
            move |failure| {
                self.busy.set(false);
                failed(failure);
            },
        );
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
        let count = number::counted(undo.events as u64, "event");
        let text = format!("Taken back: {count} as before.");
        let orders = undo.orders.clone();
        self.teller.tell(
            async move {
                let mut events = Vec::new();
                for (ids, assessment) in orders {
                    events.extend(assess_events(ids, assessment).await?);
                }
                Ok(events)
            },
            move |events| {
                self.take_in(events);
                self.toasts.done(text);
            },
            move |failure| self.failed(&failure),
        );
    }

    /// Shows events as they are now, where they are shown.
    fn take_in(self, events: Vec<Event>) {
        // The page may have gone meanwhile.
        if self.busy.is_disposed() {
            return;
        }
        self.busy.set(false);
        self.state.take_in(events);
    }

    fn failed(self, failure: &Failure) {
        if !self.busy.is_disposed() {
            self.busy.set(false);
        }
        match failure {
            // The page as a whole shows these.
            Failure::Unreachable | Failure::NotLoggedIn | Failure::MustChangePassword => {}
            failure => self.toasts.failure(failure),
        }
    }

    /// Does what is not yet so for all of them, or takes it back if it is.
    pub(super) fn toggle(self, flag: Flag, deed: fn(bool) -> Deed, targets: Vec<Target>) {
        let all = targets.iter().all(|target| target.flags.contains(flag));
        self.act(deed(!all), targets);
    }

    pub(super) fn offer_commands(self) {
        if !self.may() {
            return;
        }
        let act = move |run: fn(Self, Vec<Target>)| {
            move || {
                let meant = self.meant();
                if meant.is_empty() {
                    self.toasts.done("Mark events with x, or open one, first.");
                } else {
                    run(self, meant);
                }
            }
        };
        command(Group::Page, "x", "Mark the event", move || self.state.mark_focused());
        command(
            Group::Page,
            "a",
            "Acknowledge, or no longer",
            act(|actions, meant| actions.toggle(Flag::Acknowledged, Deed::Acknowledge, meant)),
        );
        command(
            Group::Page,
            "w",
            "Mark for follow-up, or no longer",
            act(|actions, meant| actions.toggle(Flag::Followup, Deed::FollowUp, meant)),
        );
        command(Group::Page, "n", "Comment", act(|actions, meant| actions.commenting.set(Some(meant))));
        let refusal = untrack(|| self.case()).is_none().then_some(NO_CASE);
        command_if(
            Group::Page,
            "l",
            "Link to the current case",
            refusal,
            act(|actions, meant| {
                if let Some(case) = untrack(|| actions.case()) {
                    actions.act(Deed::Link(case), meant);
                }
            }),
        );
        command_if(
            Group::Page,
            "L",
            "Unlink from the current case",
            refusal,
            act(|actions, meant| {
                if let Some(case) = untrack(|| actions.case()) {
                    actions.act(Deed::Unlink(case), meant);
                }
            }),
        );
        command(Group::Page, "z", "Take back what was done last", move || {
            match self.undo.with_value(|all| all.last().cloned()) {
                Some(last) => self.take_back(&last),
                None => self.toasts.done("There is nothing to take back."),
            }
        });
    }
}
