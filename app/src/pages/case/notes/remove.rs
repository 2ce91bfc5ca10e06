//! Deleting a note, which can be taken back for a while.

use super::one_note::OpenNote;
use crate::api::note::{add_note, remove_note};
use argus_domain::note::{NewNote, Note};
use leptos::prelude::*;
use std::sync::Arc;

pub(super) fn remove(note: OpenNote) {
    let book = note.book;
    let Some(Note { summary, text, .. }) = note.found.with_untracked(Clone::clone) else { return };
    book.order(remove_note(note.id), move |()| {
        note.writing.place.discard();
        if book.is_shown() {
            book.tree.amend(|tree| tree.notes.retain(|other| other.id != note.id));
            book.look();
            if book.open.get_untracked() == Some(note.id) {
                book.go_to(None);
            }
        }
        let said = format!("Deleted “{}”.", summary.title);
        let again = NewNote { folder: summary.folder, title: summary.title, text };
        let undo = Arc::new(move || {
            let toasts = book.toasts;
            book.order(add_note(book.case, again.clone()), move |added| {
                toasts.done("It is there again, without its earlier revisions.");
                if book.is_shown() {
                    book.put(&added);
                    book.go_to(Some(added.summary.id));
                }
            });
        });
        book.toasts.done_with_undo(said, undo);
    });
}
