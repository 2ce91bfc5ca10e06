//! Saving what is written in a note, and what becomes of it.

use super::{
    draft::{Base, Draft},
    standing::Standing,
    writing::Writing,
};
use crate::{
    api::{Failure, note::change_note},
    browser::time,
};
use argus_domain::{
    note::Note,
    version::{Conflict, Conflicts},
};
use leptos::{prelude::*, task::spawn_local};

impl Writing {
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

    pub(super) fn leave(self) {
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
