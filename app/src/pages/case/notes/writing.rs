//! Writing in a note: it is saved by itself, and nothing that arrives meanwhile touches what is typed.

use super::{
    book::Book,
    draft::{Base, Draft, Place},
    leave::Left,
    standing::Standing,
};
use crate::{
    api::{Failure, note::change_note},
    browser::{page, time},
    state::{Asked, use_connection, use_session},
};
use argus_domain::{
    NoteId,
    note::Note,
    version::{Conflict, Conflicts},
};
use leptos::{prelude::*, task::spawn_local};
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
    ending: StoredValue<bool>,
    pause: StoredValue<Option<TimeoutHandle>>,
    left: Left,
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

    fn forget_pause(self) {
        if let Some(waiting) = self.pause.get_value() {
            waiting.clear();
        }
        self.pause.set_value(None);
    }

    /// Saves now what differs from what is stored.
    pub(super) fn save(self) {
        if self.sending.get_untracked() || self.contest.with_untracked(Option::is_some) {
            return;
        }
        let Some(draft) = self.draft() else { return };
        let Some(change) = draft.change() else {
            if self.ending.get_value() {
                self.end();
            }
            return;
        };
        self.forget_pause();
        self.problem.set(None);
        if let Some(why) = self.book.refusal.get_untracked() {
            self.not_saved(why.to_owned());
            return;
        }
        let change = match change.checked() {
            Ok(change) => change,
            Err(invalid) => return self.failed(Failure::Invalid(invalid)),
        };
        self.sending.set(true);
        self.standing.set(Standing::Saving);
        spawn_local(async move {
            let saving = async move {
                let answer = change_note(self.note, change).await;
                if self.is_shown() {
                    self.sending.set(false);
                    match answer.clone() {
                        Ok(note) => self.saved(&draft, note),
                        Err(failure) => self.failed(failure),
                    }
                } else {
                    self.left.answered(&draft, &answer);
                }
                answer
            };
            self.book.teller.quietly(saving).await;
        });
    }

    fn saved(self, sent: &Draft, note: Note) {
        let mut base = Base::of(&note);
        let mut fields = Vec::new();
        // Of the fields that were not sent, somebody else may have saved one: it is not written over later.
        if sent.text == sent.base.text && base.text != sent.base.text {
            fields.push(overtaken(&note, "text", &note.text));
            base.text.clone_from(&sent.base.text);
        }
        if sent.title.trim() == sent.base.title && base.title != sent.base.title {
            if self.title.get_untracked() == sent.title {
                self.title.set(base.title.clone());
            } else {
                fields.push(overtaken(&note, "title", &note.summary.title));
                base.title.clone_from(&sent.base.title);
            }
        }
        let is_overtaken = !fields.is_empty();
        if is_overtaken {
            base.version = sent.base.version;
            self.not_saved("Somebody else changed it, too: choose below what stays.".to_owned());
            self.contest.set(Some(Conflicts { fields, version: note.version }));
        } else {
            self.standing.set(Standing::Stored(Some(time::now())));
        }
        self.book.put(&note);
        self.found.amend(|shown| *shown = note);
        self.base.set(Some(base));
        // What was typed while it was sent is saved first.
        if self.ending.get_value() {
            self.save();
        }
    }

    fn failed(self, failure: Failure) {
        match failure {
            Failure::Conflict(conflicts) => {
                self.not_saved("Somebody else changed it, too: choose below what stays.".to_owned());
                self.contest.set(Some(*conflicts));
            }
            Failure::Invalid(invalid) => {
                self.problem.set(invalid.of("title").map(|what| format!("The title {what}.")));
                self.not_saved(format!("{invalid}."));
            }
            Failure::Unreachable => self.not_saved(
                "The server cannot be reached. What you type is kept in this browser and saved once it can."
                    .to_owned(),
            ),
            other => self.not_saved(format!("{other} What you type is kept in this browser.")),
        }
    }

    fn not_saved(self, why: String) {
        self.ending.set_value(false);
        self.standing.set(Standing::NotSaved(why));
    }

    /// Saves, and then shows the note to be read.
    pub(super) fn done(self) {
        self.ending.set_value(true);
        self.save();
    }

    /// Without saving.
    pub(super) fn end(self) {
        self.forget_pause();
        self.ending.set_value(false);
        self.contest.set(None);
        self.problem.set(None);
        self.base.set(None);
        self.place.discard();
    }

    fn leave(self) {
        self.forget_pause();
        let is_undecided = self.sending.get_untracked() || self.contest.with_untracked(Option::is_some);
        if let Some(draft) = self.draft().filter(|_| !is_undecided) {
            self.left.save(draft);
        }
    }
}

/// What somebody else has saved of a field that was not sent.
fn overtaken(note: &Note, field: &str, theirs: &str) -> Conflict {
    let by = "Somebody else".to_owned();
    Conflict { field: field.to_owned(), mine: "".into(), theirs: theirs.into(), by, at: note.summary.updated }
}
