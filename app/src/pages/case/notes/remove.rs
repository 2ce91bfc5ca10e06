//! Deleting a note, which can be taken back for a while.

use super::one_note::OpenNote;
use crate::api::note::{remove_note, restore_note};
use leptos::prelude::*;
use std::sync::Arc;

pub(super) fn remove(note: OpenNote) {
    let (book, id) = (note.book, note.id);
    let Some(title) = note.found.with_untracked(|note| note.summary.title.clone()) else { return };
    book.order(remove_note(id), move |()| {
        note.writing.place.discard();
        if book.is_shown() {
            book.tree.amend(|tree| tree.notes.retain(|other| other.id != id));
            book.look();
            if book.open.get_untracked() == Some(id) {
                book.go_to(None);
            }
        }
        let said = format!("Deleted “{title}”.");
        let undo = Arc::new(move || {
            let toasts = book.toasts;
            book.order(restore_note(id), move |restored| {
                toasts.done("It is there again.");
                if book.is_shown() {
                    book.put(&restored);
                    book.go_to(Some(id));
                }
            });
        });
        book.toasts.done_with_undo(said, undo);
    });
}
