//! What the parts of the events page share: the address, and what the server answered to it.

use crate::{
    api::{
        customer::list_customers,
        event::{event_histogram, search_events},
    },
    browser::{focus, page, time},
    components::copy,
    link::{EventLink, FilterField},
    state::{Asked, Fresh, Go, Group, Selection, Toasts, ask, command, listed_key, use_go, use_toasts},
    text::curl,
};
use argus_domain::{
    EventId,
    criteria::{EventCriteria, EventPage, EventSort, Histogram},
    event::{CustomerName, Event, EventSummary},
};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// What the rows answer to: criteria, order, rows a page, and from which on.
pub(super) type RowsAsked = (EventCriteria, EventSort, u32, u32);

#[derive(Clone, Copy)]
pub(super) struct EventsState {
    read: Memo<(EventLink, Vec<String>)>,
    link: Memo<EventLink>,
    go: Go,
    pub(super) rows_asked: Memo<RowsAsked>,
    /// The time range ends before it begins, so nothing was asked.
    pub(super) is_reversed: Memo<bool>,
    pub(super) found: Asked<EventPage>,
    pub(super) bars: Asked<Histogram>,
    /// Of the histogram.
    pub(super) buckets: u16,
    /// Where a span begins that is being drawn on the histogram.
    pub(super) brush: RwSignal<Option<usize>>,
    pub(super) customers: Asked<Vec<CustomerName>>,
    pub(super) selection: Selection<EventId>,
    /// Events as they are since somebody here did something with them.
    pub(super) assessed: RwSignal<Vec<Event>>,
    /// Rows that came or changed by themselves a moment ago.
    pub(super) fresh: Fresh<EventId>,
    /// Somebody wants to see everything anew.
    pub(super) refreshed: Trigger,
}

pub(super) fn use_events() -> EventsState {
    expect_context()
}

impl EventsState {
    pub(super) fn new() -> Self {
        let location = use_location();
        let read = Memo::new(move |_| EventLink::read(&location.search.get()));
        let link = Memo::new(move |_| read.with(|(link, _)| link.clone()));
        // Opening an event, or seeing the chart as a table, asks for nothing.
        let rows_asked = Memo::new(move |_| {
            link.with(|link| (link.criteria.clone(), link.sort, link.size, link.offset()))
        });
        let criteria = Memo::new(move |_| link.with(|link| link.criteria.clone()));
        let is_reversed = Memo::new(move |_| link.with(|link| link.range().is_reversed(time::now())));
        let buckets = if page::is_narrow() { 48 } else { 120 };
        let selection = Selection::new();
        // Other rows: what was marked among the last ones is forgotten.
        Effect::new(move |_| {
            rows_asked.track();
            selection.clear();
        });
        let found = ask(move || {
            let (criteria, sort, size, offset) = rows_asked.get();
            (!is_reversed.get()).then(|| search_events(criteria, sort, size, offset))
        });
        // Nothing is done with rows that are not shown.
        Effect::new(move |_| {
            found.with(|found| selection.keep(&ids(found)));
        });
        Self {
            read,
            link,
            go: use_go(),
            rows_asked,
            found,
            bars: ask(move || {
                let criteria = criteria.get();
                (!is_reversed.get()).then(|| event_histogram(criteria, buckets))
            }),
            buckets,
            brush: RwSignal::new(None),
            is_reversed,
            customers: ask(|| Some(list_customers(String::new()))),
            selection,
            assessed: RwSignal::new(Vec::new()),
            fresh: Fresh::new(),
            refreshed: Trigger::new(),
        }
    }

    pub(super) fn link(self) -> EventLink {
        self.link.get()
    }

    /// Nothing where the page has gone.
    pub(super) fn try_link(self) -> Option<EventLink> {
        self.link.try_get_untracked()
    }

    pub(super) fn link_untracked(self) -> EventLink {
        self.link.get_untracked()
    }

    pub(super) fn with_link<T>(self, look: impl FnOnce(&EventLink) -> T) -> T {
        self.link.with(look)
    }

    /// What of the address could not be read.
    pub(super) fn problems(self) -> Vec<String> {
        self.read.with(|(_, problems)| problems.clone())
    }

    /// Asks something else, from its first row.
    pub(super) fn change(self, change: impl FnOnce(&mut EventLink)) {
        self.go.to(&self.link_untracked().changed(change).write());
    }

    /// Shows something else of what was asked.
    pub(super) fn show(self, change: impl FnOnce(&mut EventLink)) {
        let mut link = self.link_untracked();
        change(&mut link);
        self.go.to(&link.write());
    }

    pub(super) fn filter(self, field: FilterField, value: &str) {
        let EventLink { event, raw, .. } = self.link_untracked();
        self.change(|link| {
            // What comes from an event can be searched for.
            let _ = field.add(&mut link.criteria, value);
            (link.event, link.raw) = (event, raw);
        });
    }

    pub(super) fn open(self, event: EventId) {
        let link = self.link_untracked();
        let address = link.opening(Some(event)).write();
        // From event to event is one step for the way back.
        if link.event.is_some() { self.go.instead(&address) } else { self.go.to(&address) }
    }

    pub(super) fn close(self) {
        let link = self.link_untracked();
        if let Some(event) = link.event {
            self.go.instead(&link.opening(None).write());
            request_animation_frame(move || {
                focus::on(&format!("[data-row='{event}']"));
            });
        }
    }

    /// The rows being shown.
    pub(super) fn rows(self) -> Vec<EventSummary> {
        self.found.with(|found| found.page.rows.clone()).unwrap_or_default()
    }

    pub(super) fn again(self) {
        self.found.again();
        self.bars.again();
        self.refreshed.notify();
    }

    pub(super) fn ids(self) -> Vec<EventId> {
        self.found.with_untracked(ids).unwrap_or_default()
    }

    /// Shows events as they are now, in the row and in full.
    pub(super) fn take_in(self, events: Vec<Event>) {
        self.amend_rows(|found| {
            for row in &mut found.page.rows {
                if let Some(event) = events.iter().find(|event| event.summary.id == row.id) {
                    row.clone_from(&event.summary);
                }
            }
        });
        self.assessed.set(events);
    }

    /// Changes the rows. Those that change are made anew, and what had the focus goes with the old ones: it then
    /// moves to the new one, or to the one in its place.
    pub(super) fn amend_rows(self, amend: impl FnOnce(&mut EventPage)) {
        let Some(focused) = focus::data_row() else {
            self.found.amend(amend);
            return;
        };
        let place = self.ids().iter().position(|id| id.to_string() == focused);
        self.found.amend(amend);
        let ids = self.ids();
        let Some((place, last)) = place.zip(ids.len().checked_sub(1)) else { return };
        let same = ids.iter().find(|id| id.to_string() == focused);
        let id = *same.unwrap_or(&ids[place.min(last)]);
        request_animation_frame(move || {
            if focus::is_nowhere() {
                focus::on(&format!("[data-row='{id}']"));
            }
        });
    }

    /// Marks the row that has the focus, or else the open event; or no longer.
    pub(super) fn mark_focused(self) {
        let ids = self.ids();
        let focused =
            focus::data_row().and_then(|id| ids.iter().copied().find(|other| other.to_string() == id));
        let open = self.link_untracked().event.filter(|open| ids.contains(open));
        if let Some(id) = focused.or(open) {
            self.selection.toggle(id);
        }
    }

    /// Moves through the rows and marks those that are passed.
    pub(super) fn step_and_mark(self, by: isize) {
        let ids = self.ids();
        let focused = focus::data_row().and_then(|id| ids.iter().position(|other| other.to_string() == id));
        let Some(from) = focused else { return self.step(by) };
        let to = from.saturating_add_signed(by).min(ids.len().saturating_sub(1));
        self.selection.extend_between(&ids, ids[from], ids[to]);
        focus::on(&format!("[data-row='{}']", ids[to]));
    }

    pub(super) fn copy_as_curl(self, toasts: Toasts) {
        let command = curl::search(&page::origin(), &self.link_untracked());
        copy(toasts, command, "Copied. Put your API key in the place of YOUR-KEY.");
    }

    /// Opens the event `by` rows on from the open one, or else moves the focus through the rows.
    pub(super) fn step(self, by: isize) {
        let ids = self.ids();
        let focused = focus::data_row().and_then(|id| ids.iter().position(|other| other.to_string() == id));
        let open = self.link_untracked().event;
        let at = open.and_then(|id| ids.iter().position(|other| *other == id)).or(focused);
        let next = match at {
            Some(at) => at.saturating_add_signed(by).min(ids.len().saturating_sub(1)),
            None => 0,
        };
        let Some(&next) = ids.get(next) else { return };
        focus::on(&format!("[data-row='{next}']"));
        if open.is_some() {
            self.open(next);
        }
    }

    pub(super) fn offer_commands(self) {
        let toasts = use_toasts();
        command(Group::Page, "j", "Next event", move || self.step(1));
        command(Group::Page, "k", "Previous event", move || self.step(-1));
        listed_key(Group::Page, "Enter", "Open the event");
        command(Group::Page, "Escape", "Close the event, or unmark all", move || {
            if self.link_untracked().event.is_some() { self.close() } else { self.selection.clear() }
        });
        command(Group::Page, "i", "To the details of the event", || {
            focus::on("#detail");
        });
        command(Group::Page, "f", "Add a filter", || {
            focus::press("#add-filter");
        });
        command(Group::Page, "t", "Time range", || {
            focus::press("#time-range");
        });
        command(Group::Page, "r", "Search again", move || self.again());
        command(Group::Page, "[", "Previous page", move || self.turn(-1));
        command(Group::Page, "]", "Next page", move || self.turn(1));
        command(Group::Page, "", "Copy the search as curl", move || self.copy_as_curl(toasts));
    }

    fn turn(self, by: i32) {
        let link = self.link_untracked();
        let rows = self.found.with_untracked(|found| found.page.rows.len()).unwrap_or_default();
        let next = link.page.saturating_add_signed(by);
        if next >= 1 && (by < 0 || rows as u32 >= link.size) {
            self.go.to(&EventLink { page: next, event: None, ..link }.write());
        }
    }
}

pub(super) fn ids(found: &EventPage) -> Vec<EventId> {
    found.page.rows.iter().map(|row| row.id).collect()
}
