//! The list follows what is done: quietly, and never taking out of somebody's hands what he is at.
//!
//! Rows come in by themselves where the newest are looked at. Whoever has scrolled down, has rows marked, or looks at
//! a later page or another order sees the rows before him change, and is told how many others are new.

use super::{Listed, WorkList, list::ids_of, looking::Looking};
use crate::{
    browser::scroll,
    components::NewsHint,
    link::WorkLink,
    state::{Group, Live, Teller, command, use_live},
    text::{news::news, number},
};
use argus_domain::criteria::Page;
use leptos::prelude::*;

const SCROLLED: &str = "#main";

pub(crate) struct Follow<T: Listed> {
    list: WorkList<T>,
    live: Live,
    teller: Teller,
    /// Rows that are new and not among the rows.
    waiting: RwSignal<usize>,
    looking: Looking,
}

impl<T: Listed> Clone for Follow<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Listed> Copy for Follow<T> {}

impl<T: Listed> Follow<T> {
    pub(crate) fn new(list: WorkList<T>) -> Self {
        Self {
            list,
            live: use_live(),
            teller: Teller::here(),
            waiting: RwSignal::new(0),
            looking: Looking::new(),
        }
    }

    /// As long as the calling component is shown.
    pub(crate) fn begin(self) {
        Effect::new(move |before: Option<()>| {
            T::track_news(self.live);
            if before.is_some() {
                self.look();
            }
        });
        // What somebody asks himself is answered with everything that is new.
        Effect::new(move |_| {
            if self.list.found.is_busy() {
                self.waiting.set(0);
            }
        });
        // Nobody is in the midst of the rows any more, perhaps.
        Effect::new(move |_| {
            if self.list.selection.len() == 0 && self.waiting.get_untracked() > 0 {
                self.look();
            }
        });
        command(Group::Page, ".", T::SHOW_NEWS, move || self.show_news());
    }

    /// Asks for the newest, from the first row on.
    fn show_news(self) {
        if self.waiting.get_untracked() > 0 {
            scroll::to_top(SCROLLED);
            self.list.selection.clear();
            self.list.found.again();
        }
    }

    fn look(self) {
        self.looking.look(move || self.refresh());
    }

    async fn refresh(self) -> Option<()> {
        let asked = self.list.link.try_get_untracked()?;
        let found = self.teller.quietly(T::find(asked.clone())).await?;
        // Somebody asks himself, or for something else.
        if self.list.link.try_get_untracked()? != asked || self.list.found.is_busy_untracked() {
            return None;
        }
        let shown = self.list.found.with_untracked(|page| page.rows.clone())?;
        let is_news = |row: &&T| !shown.contains(row);
        if self.may_insert() {
            self.waiting.set(0);
            let fresh: Vec<_> = found.rows.iter().filter(is_news).map(Listed::id).collect();
            if !fresh.is_empty() || found.rows.len() != shown.len() {
                self.list.amend(|page| *page = found);
                self.list.fresh.show(fresh);
            }
            return Some(());
        }
        // Further back, rows move on to the next page as others come.
        if asked.page == 1 {
            let known: Vec<_> = shown.iter().map(Listed::id).collect();
            self.waiting.set(news(&ids_of(&found), &known, asked.size as usize));
        }
        self.put_changed(&found, &shown);
        Some(())
    }

    /// Shows the rows that are there as they are now.
    fn put_changed(self, found: &Page<T>, shown: &[T]) {
        let is_changed = |row: &&T| shown.iter().any(|before| before.id() == row.id() && before != *row);
        let changed: Vec<T> = found.rows.iter().filter(is_changed).cloned().collect();
        if changed.is_empty() {
            return;
        }
        self.list.take_in(&changed);
        self.list.fresh.show(changed.iter().map(Listed::id));
    }

    /// Whether rows may come in by themselves without disturbing.
    fn may_insert(self) -> bool {
        self.list.link.with_untracked(WorkLink::begins_with_newest)
            && self.list.selection.is_empty_untracked()
            && scroll::is_at_top(SCROLLED)
    }
}

#[component]
pub(crate) fn News<T: Listed>(follow: Follow<T>) -> impl IntoView {
    let said = Signal::derive(move || {
        let count = follow.waiting.get();
        (count > 0).then(|| number::counted(count as u64, &format!("new {}", T::NOUN)))
    });
    let show = Callback::new(move |()| follow.show_news());
    view! { <NewsHint said show/> }.into_any()
}
