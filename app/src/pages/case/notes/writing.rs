//! Writing in a note: it is saved by itself, and nothing that arrives meanwhile touches what is typed.

use super::{
    book::Book,
    draft::{Base, Draft, Place},
    leave::Left,
    standing::Standing,
};
use crate::{
    browser::page,
    state::{Asked, use_connection, use_session},
};
use argus_domain::{NoteId, note::Note, version::Conflicts};
use leptos::prelude::*;
use std::time::Duration;

/// How long after the last key it is saved.
const PAUSE: Duration = Duration::from_secs(2);

#[derive(Clone, Copy)]
pub(super) struct Writing {
    pub(super) book: Book,
    pub(super) note: NoteId,
    /// What is stored, as far as this page knows.
    pub(super) found: Asked<Note>,
    pub(super) title: RwSignal<String>,
    pub(super) text: RwSignal<String>,
    /// What it was begun from, or saved as last; nothing while nobody writes.
    pub(super) base: RwSignal<Option<Base>>,
    pub(super) standing: RwSignal<Standing>,
    /// What is wrong with the title.
    pub(super) problem: RwSignal<Option<String>>,
    /// What somebody else saved over it: nothing is saved until that is decided.
    pub(super) contest: RwSignal<Option<Conflicts>>,
    pub(super) place: Place,
    pub(super) sending: RwSignal<bool>,
    /// The person is done, once it is saved.
    pub(super) ending: StoredValue<bool>,
    pause: StoredValue<Option<TimeoutHandle>>,
    pub(super) left: Left,
}

impl Writing {
    pub(super) fn new(book: Book, note: NoteId, found: Asked<Note>) -> Self {
        let place = Place { note, user: use_session().id() };
        let writing = Self {
            book,
            note,
            found,
            title: RwSignal::new(String::new()),
            text: RwSignal::new(String::new()),
            base: RwSignal::new(None),
            standing: RwSignal::new(Standing::Stored(None)),
            problem: RwSignal::new(None),
            contest: RwSignal::new(None),
            place,
            sending: RwSignal::new(false),
            ending: StoredValue::new(false),
            pause: StoredValue::new(None),
            left: Left { place, teller: book.teller, toasts: book.toasts },
        };
        writing.keep_what_is_typed();
        writing.save_when_it_can_be();
        writing
    }

    fn keep_what_is_typed(self) {
        Effect::new(move |_| {
            let (title, text) = (self.title.get(), self.text.get());
            let Some(base) = self.base.get() else { return };
            let draft = Draft { base, title, text };
            self.place.keep(&draft);
            if draft.change().is_some() {
                if !self.sending.get_untracked() && self.contest.with_untracked(Option::is_none) {
                    self.standing.set(Standing::Typed);
                }
                self.save_after_pause();
            } else if self.standing.with_untracked(|standing| *standing == Standing::Typed) {
                self.standing.set(Standing::Stored(None));
            }
        });
    }

    fn save_when_it_can_be(self) {
        let connection = use_connection();
        // A draft is there again after a reload; and what could not be saved is tried again.
        Effect::new(move |_| {
            connection.track_return();
            if self.book.refusal.get().is_some() {
                return;
            }
            if self.base.with_untracked(Option::is_some) {
                self.save();
            } else if let Some(draft) = self.place.kept() {
                self.take_up(draft);
            }
        });
        let hidden = window_event_listener_untyped("visibilitychange", move |_| {
            if page::is_hidden() {
                self.save();
            }
        });
        on_cleanup(move || {
            hidden.remove();
            self.leave();
        });
    }

    pub(super) fn is_shown(self) -> bool {
        self.pause.try_get_value().is_some()
    }

    pub(super) fn take_up(self, draft: Draft) {
        self.title.set(draft.title);
        self.text.set(draft.text);
        self.standing.set(Standing::Stored(None));
        self.base.set(Some(draft.base));
    }

    pub(super) fn begin(self, note: &Note) {
        if self.book.refusal.get_untracked().is_none() && self.base.with_untracked(Option::is_none) {
            let base = Base::of(note);
            self.take_up(Draft { title: base.title.clone(), text: base.text.clone(), base });
        }
    }

    /// What is typed now, if somebody writes.
    pub(super) fn draft(self) -> Option<Draft> {
        let base = self.base.get_untracked()?;
        Some(Draft { base, title: self.title.get_untracked(), text: self.text.get_untracked() })
    }

    fn save_after_pause(self) {
        self.forget_pause();
        let save = move || {
            if self.is_shown() {
                self.save();
            }
        };
        self.pause.set_value(set_timeout_with_handle(save, PAUSE).ok());
    }

    pub(super) fn forget_pause(self) {
        if let Some(waiting) = self.pause.get_value() {
            waiting.clear();
        }
        self.pause.set_value(None);
    }
}
