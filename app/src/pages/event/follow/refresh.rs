//! What is asked again, and how the answers are put in.

use super::{super::state::ids, Due, Follow, touched::touched};
use crate::{
    api::event::{event_histogram, get_event, search_events},
    text::news::news,
};
use argus_domain::{
    Timestamp,
    criteria::{EventCriteria, EventPage, EventSort},
    event::EventSummary,
};
use leptos::prelude::*;

/// What was written since the page looked last, as far as the search is concerned.
enum Concerned {
    /// Nothing that it finds, or found before, up to then.
    Nothing(Timestamp),
    Perhaps,
}

impl Follow {
    /// Ends early where the server can't be asked, or something else is asked meanwhile.
    pub(super) async fn refresh(self, why: Due) -> Option<()> {
        if why == Due::Written
            && let Concerned::Nothing(written) = self.concerned().await?
        {
            self.followed.try_set_value(Some(written));
            return self.refresh_opened().await;
        }
        let written = self.refresh_rows().await?;
        self.refresh_opened().await;
        self.refresh_bars().await?;
        self.tops.again_quietly(self.teller).await?;
        self.followed.try_set_value(Some(written));
        Some(())
    }

    async fn concerned(self) -> Option<Concerned> {
        let Some(followed) = self.followed.try_get_value()? else { return Some(Concerned::Perhaps) };
        let (criteria, ..) = self.state.rows_asked.try_get_untracked()?;
        let asked = search_events(touched(&criteria, followed), EventSort::NEWEST_FIRST, 1, 0);
        let found = self.teller.quietly(asked).await?;
        let is_none = found.page.rows.is_empty() && found.how.searched_back_to.is_none();
        Some(if is_none { Concerned::Nothing(found.written) } else { Concerned::Perhaps })
    }

    /// Gives up to when what was written is in the rows now.
    async fn refresh_rows(self) -> Option<Timestamp> {
        let (criteria, sort, size, offset) = self.state.rows_asked.try_get_untracked()?;
        let asked = (criteria.clone(), sort, size, offset);
        let is_asked = move || self.state.rows_asked.try_get_untracked().as_ref() == Some(&asked);
        let first = self.teller.quietly(search_events(criteria, sort, size, 0)).await?;
        let written = first.written;
        let is_older = || self.state.found.with_untracked(|shown| shown.written > written) == Some(true);
        if !is_asked() || is_older() {
            return None;
        }
        if self.may_insert() {
            self.put(first);
            return Some(written);
        }
        let shown = self.state.ids();
        let known =
            if offset == 0 { Some(shown.clone()) } else { self.first_page.with_untracked(Clone::clone) };
        let count = known.map_or(0, |known| news(&ids(&first), &known, size as usize));
        if self.waiting.get_untracked() != count {
            self.waiting.set(count);
        }
        if shown.is_empty() {
            return Some(written);
        }
        let count = u32::try_from(shown.len()).unwrap_or(u32::MAX);
        let named = EventCriteria { ids: shown, ..EventCriteria::default() };
        let found = self.teller.quietly(search_events(named, sort, count, 0)).await?;
        is_asked().then(|| {
            self.put_changed(found.page.rows);
            written
        })
    }

    /// Shows another answer in the place of the last.
    fn put(self, found: EventPage) {
        self.waiting.set(0);
        let (rows, is_same) = self
            .state
            .found
            .with_untracked(|shown| {
                let rows = shown.page.rows.clone();
                (rows, shown.page.rows == found.page.rows && shown.page.total == found.page.total)
            })
            .unwrap_or_default();
        if is_same {
            return;
        }
        let is_new = |row: &&EventSummary| !rows.contains(row);
        self.state.fresh.show(found.page.rows.iter().filter(is_new).map(|row| row.id));
        self.state.amend_rows(|shown| *shown = found);
    }

    /// Shows the rows that are there as they are now.
    fn put_changed(self, rows: Vec<EventSummary>) {
        let is_shown = |row: &EventSummary| {
            self.state.found.with_untracked(|shown| shown.page.rows.contains(row)).unwrap_or(true)
        };
        let changed: Vec<EventSummary> = rows.into_iter().filter(|row| !is_shown(row)).collect();
        if changed.is_empty() {
            return;
        }
        self.state.fresh.show(changed.iter().map(|row| row.id));
        self.state.amend_rows(|shown| {
            for row in &mut shown.page.rows {
                if let Some(changed) = changed.iter().find(|changed| changed.id == row.id) {
                    row.clone_from(changed);
                }
            }
        });
    }

    async fn refresh_bars(self) -> Option<()> {
        // The spans under the pointer must not move.
        if self.state.brush.try_get_untracked()?.is_some() {
            return Some(());
        }
        let (criteria, ..) = self.state.rows_asked.try_get_untracked()?;
        let asked = criteria.clone();
        let bars = self.teller.quietly(event_histogram(criteria, self.state.buckets)).await?;
        let (criteria, ..) = self.state.rows_asked.try_get_untracked()?;
        if criteria == asked && self.state.brush.get_untracked().is_none() {
            self.state.bars.amend(|shown| *shown = bars);
        }
        Some(())
    }

    /// The event in full, which need not be one that the search finds.
    async fn refresh_opened(self) -> Option<()> {
        let open = || Some(self.state.try_link()?).filter(|link| link.raw.is_none())?.event;
        let id = open()?;
        let event = self.teller.quietly(get_event(id)).await?;
        (open() == Some(id)).then(|| self.state.take_in(vec![event]))
    }
}
