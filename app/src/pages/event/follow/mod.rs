//! The page follows what is written: quietly, and never taking out of somebody's hands what he is at.
//!
//! Rows come in by themselves where the newest are looked at. Whoever has scrolled down, has rows marked, or
//! looks at a later page or another order sees the rows before him change, and is told how many others are new.

mod hint;
mod refresh;
mod touched;

pub(super) use hint::EventNews;

use super::{
    state::{EventsState, ids},
    statistics::TopAsked,
};
use crate::{
    api::event::search_events,
    browser::{page, scroll, time},
    state::{Asked, Group, Live, Teller, ask, command, use_live},
};
use argus_domain::{EventId, Timestamp, criteria::EventSort};
use leptos::{prelude::*, task::spawn_local};
use std::time::Duration;

/// What scrolls: the list on a large screen, the page on a small one.
const SCROLLED: [&str; 2] = [".events .table-box", "#main"];

#[derive(Clone, Copy)]
pub(super) struct Follow {
    state: EventsState,
    tops: TopAsked,
    live: Live,
    teller: Teller,
    /// Events that are new and not among the rows.
    waiting: RwSignal<usize>,
    /// While a later page is shown, the first one as it was: what is not on it is new.
    first_page: Asked<Vec<EventId>>,
    /// Up to where the page has followed, in the order of writing.
    followed: StoredValue<Option<Timestamp>>,
    due: StoredValue<Option<Due>>,
    planned: StoredValue<bool>,
    /// In milliseconds since 1970.
    not_before: StoredValue<i64>,
}

/// Why the page looks again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Due {
    /// Something was written, which may be none of what is asked for.
    Written,
    /// The time range has moved on, or rows that waited may come in.
    Moved,
}

pub(super) fn use_follow() -> Follow {
    expect_context()
}

impl Follow {
    /// Between two looks, at least; and so many times as long as one takes, to leave the server to others.
    const PAUSE: i64 = 2_000;
    const SHARE: i64 = 4;
    /// While somebody's own question is on its way.
    const BUSY: Duration = Duration::from_millis(300);
    /// How often a relative time range moves along when nothing is written.
    const MOVES: Duration = Duration::from_secs(60);

    pub(super) fn new(state: EventsState, tops: TopAsked) -> Self {
        let later = Memo::new(move |_| {
            let (criteria, sort, size, offset) = state.rows_asked.get();
            (offset > 0 && !state.is_reversed.get()).then_some((criteria, sort, size))
        });
        let first_page = ask(move || {
            let (criteria, sort, size) = later.get()?;
            Some(async move { Ok(ids(&search_events(criteria, sort, size, 0).await?)) })
        });
        Self {
            state,
            tops,
            live: use_live(),
            teller: Teller::here(),
            waiting: RwSignal::new(0),
            first_page,
            followed: StoredValue::new(None),
            due: StoredValue::new(None),
            planned: StoredValue::new(false),
            not_before: StoredValue::new(0),
        }
    }

    /// As long as the calling component is shown.
    pub(super) fn begin(self) {
        Effect::new(move |before: Option<()>| {
            self.live.track_news();
            if before.is_some() {
                self.look_soon(Due::Written);
            }
        });
        // What somebody asks himself is answered with everything that is new.
        Effect::new(move |_| {
            if self.state.found.is_busy() {
                self.waiting.set(0);
            } else {
                self.followed.set_value(self.state.found.with_untracked(|found| found.written));
            }
        });
        Effect::new(move |_| {
            if self.state.selection.len() == 0 {
                self.let_in();
            }
        });
        let moves = set_interval_with_handle(
            move || {
                if self.state.link_untracked().range().moves() {
                    self.look_soon(Due::Moved);
                }
            },
            Self::MOVES,
        );
        on_cleanup(move || {
            if let Ok(moves) = moves {
                moves.clear();
            }
        });
        command(Group::Page, ".", "Show the new events", move || self.show_news());
    }

    /// Nobody is in the midst of the rows any more, perhaps.
    pub(super) fn let_in(self) {
        if self.waiting.get_untracked() > 0 && self.may_insert() {
            self.look_soon(Due::Moved);
        }
    }

    /// Asks for the newest, from the first row on.
    fn show_news(self) {
        if self.waiting.get_untracked() == 0 {
            return;
        }
        self.waiting.set(0);
        for scrolled in SCROLLED {
            scroll::to_top(scrolled);
        }
        if self.state.link_untracked().page > 1 {
            self.state.show(|link| link.page = 1);
        } else {
            self.state.again();
        }
    }

    /// Whether rows may come in by themselves without disturbing.
    fn may_insert(self) -> bool {
        let link = self.state.link_untracked();
        link.page == 1
            && link.sort == EventSort::NEWEST_FIRST
            && self.state.selection.is_empty_untracked()
            && SCROLLED.into_iter().all(scroll::is_at_top)
    }

    fn look_soon(self, why: Due) {
        self.due.update_value(|due| *due = (*due).max(Some(why)));
        if !self.planned.get_value() {
            self.planned.set_value(true);
            let pause = self.not_before.get_value() - time::now().millis();
            set_timeout(move || self.look(), Duration::from_millis(pause.max(0).unsigned_abs()));
        }
    }

    fn look(self) {
        // The page may have gone meanwhile.
        if self.waiting.is_disposed() {
            return;
        }
        if self.state.found.is_busy_untracked() || self.state.bars.is_busy_untracked() {
            set_timeout(move || self.look(), Self::BUSY);
            return;
        }
        self.planned.set_value(false);
        // Whoever comes back to the page is told of news.
        if page::is_hidden() || self.state.is_reversed.get_untracked() {
            return;
        }
        let Some(why) = self.due.get_value() else { return };
        self.due.set_value(None);
        self.planned.set_value(true);
        spawn_local(async move {
            let began = time::now().millis();
            self.refresh(why).await;
            if self.waiting.is_disposed() {
                return;
            }
            let now = time::now().millis();
            self.not_before.set_value(now + Self::PAUSE.max((now - began) * Self::SHARE));
            self.planned.set_value(false);
            if let Some(why) = self.due.get_value() {
                self.look_soon(why);
            }
        });
    }
}
