//! Saving what was typed in a note that is no longer shown.

use super::draft::{Base, Draft, Place};
use crate::{
    api::{Failure, note::change_note},
    state::{Teller, Toasts},
};
use argus_domain::note::Note;
use leptos::task::spawn_local;

/// Works without the components that were left.
#[derive(Clone, Copy)]
pub(super) struct Left {
    pub(super) place: Place,
    pub(super) teller: Teller,
    pub(super) toasts: Toasts,
}

impl Left {
    pub(super) fn save(self, draft: Draft) {
        let Some(change) = draft.change() else { return };
        spawn_local(async move {
            let saving = async move {
                let answer = change_note(self.place.note, change).await;
                self.answered(&draft, &answer);
                answer
            };
            self.teller.quietly(saving).await;
        });
    }

    /// What became of a save that was on its way, or was sent when leaving.
    pub(super) fn answered(self, sent: &Draft, answer: &Result<Note, Failure>) {
        match answer {
            Ok(note) => match self.place.kept() {
                Some(kept) if kept.says_the_same(sent) => self.place.discard(),
                // More was typed after it was sent.
                Some(kept) if kept.base == sent.base => self.save(Draft { base: Base::of(note), ..kept }),
                _ => {}
            },
            Err(Failure::Unreachable | Failure::NotLoggedIn) => {}
            Err(failure) => self.toasts.failed(format!(
                "“{}” is not saved. {failure} What you typed is kept in this browser: open the note to go on.",
                sent.title
            )),
        }
    }
}
