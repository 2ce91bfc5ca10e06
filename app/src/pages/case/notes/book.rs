//! The folders and notes of the case, and which of them is open: what the parts of the tab share.

use super::shape::Shape;
use crate::{
    api::{
        Failure,
        note::{add_note, list_notes},
    },
    browser::storage,
    link::CasePageLink,
    pages::case::opened::use_case,
    state::{Asked, Go, Teller, Toasts, ask, use_go, use_toasts},
};
use argus_domain::{
    CaseId, NoteFolderId, NoteId,
    note::{NewNote, Note, NoteFolder, NoteTree},
};
use leptos::{prelude::*, task::spawn_local};
use std::{collections::BTreeSet, future::Future};

#[derive(Clone, Copy)]
pub(super) struct Book {
    pub(super) case: CaseId,
    pub(super) link: Memo<CasePageLink>,
    pub(super) tree: Asked<NoteTree>,
    pub(super) shape: Memo<Shape>,
    /// The note that the address names.
    pub(super) open: Memo<Option<NoteId>>,
    /// What the address wants to be found.
    pub(super) wanted: Memo<String>,
    /// Why nothing may be written, if so.
    pub(super) refusal: Memo<Option<&'static str>>,
    pub(super) activity: RwSignal<u32>,
    /// The folders whose contents are not shown.
    pub(super) closed: RwSignal<BTreeSet<NoteFolderId>>,
    /// The folder dialog, while it is open.
    pub(super) form: RwSignal<Option<FolderForm>>,
    /// Made a moment ago, to be written in at once.
    pub(super) fresh: StoredValue<Option<Note>>,
    pub(super) teller: Teller,
    pub(super) toasts: Toasts,
    pub(super) go: Go,
    /// Counts the looks: only what the newest found is shown.
    looks: StoredValue<u32>,
}

/// A folder that is changed, or a new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FolderForm {
    pub(super) folder: Option<NoteFolder>,
    pub(super) parent: Option<NoteFolderId>,
}

impl FolderForm {
    pub(super) fn new(parent: Option<NoteFolderId>) -> Self {
        Self { folder: None, parent }
    }

    pub(super) fn of(folder: NoteFolder) -> Self {
        Self { parent: folder.parent, folder: Some(folder) }
    }
}

impl Book {
    pub(super) fn new() -> Self {
        let opened = use_case();
        let case = opened.id.get_untracked();
        let tree = ask(move || Some(list_notes(case)));
        Self {
            case,
            link: opened.link,
            tree,
            shape: Memo::new(move |_| tree.with(Shape::of).unwrap_or_default()),
            open: Memo::new(move |_| opened.link.with(|link| link.note)),
            wanted: Memo::new(move |_| opened.link.with(|link| link.text.clone())),
            refusal: Memo::new(move |_| opened.work_refusal()),
            activity: opened.activity,
            closed: RwSignal::new(storage::draft(&closed_key(case)).unwrap_or_default()),
            form: RwSignal::new(None),
            fresh: StoredValue::new(None),
            teller: Teller::here(),
            toasts: use_toasts(),
            go: use_go(),
            looks: StoredValue::new(0),
        }
    }

    /// Shows what others do, as long as the calling component is shown.
    pub(super) fn follow(self) {
        Effect::new(move |before: Option<()>| {
            self.activity.track();
            if before.is_some() {
                self.look();
            }
        });
        Effect::new(move |_| self.closed.with(|closed| storage::keep_draft(&closed_key(self.case), closed)));
        // The open note is always to be seen in the tree.
        Effect::new(move |_| {
            let around = self.open.get().map(|id| self.shape.with(|shape| shape.around_note(id)));
            let around = around.unwrap_or_default();
            if self.closed.with_untracked(|closed| around.iter().any(|folder| closed.contains(folder))) {
                self.closed.update(|closed| closed.retain(|folder| !around.contains(folder)));
            }
        });
    }

    /// Looks at the tree anew, without a sign of it.
    pub(super) fn look(self) {
        let Some(number) = self.looks.try_get_value().map(|number| number + 1) else { return };
        self.looks.set_value(number);
        spawn_local(async move {
            if let Some(tree) = self.teller.quietly(list_notes(self.case)).await
                && self.looks.try_get_value() == Some(number)
            {
                self.tree.amend(|shown| *shown = tree);
            }
        });
    }

    /// Whether the tab is still there.
    pub(super) fn is_shown(self) -> bool {
        self.looks.try_get_value().is_some()
    }

    pub(super) fn address(self, note: Option<NoteId>) -> String {
        CasePageLink { note, ..self.link.get() }.write()
    }

    pub(super) fn go_to(self, note: Option<NoteId>) {
        if self.is_shown() {
            self.go.to(&untrack(|| self.address(note)));
        }
    }

    /// Gives an order; what goes wrong is a message.
    pub(super) fn order<T: 'static>(
        self,
        order: impl Future<Output = Result<T, Failure>> + 'static,
        done: impl FnOnce(T) + 'static,
    ) {
        let Self { teller, toasts, .. } = self;
        teller.tell(order, done, move |failure| {
            if failure != Failure::Unreachable {
                toasts.failure(&failure);
            }
        });
    }

    /// Beside the note that is open.
    pub(super) fn add_note_here(self) {
        let open = self.open.get_untracked();
        let folder = self.shape.with_untracked(|shape| open.and_then(|id| shape.note(id)?.folder));
        self.add_note(folder);
    }

    pub(super) fn add_note(self, folder: Option<NoteFolderId>) {
        if self.refusal.get_untracked().is_some() {
            return;
        }
        let new = NewNote { folder, title: "New note".to_owned(), text: String::new() };
        self.order(add_note(self.case, new), move |note| {
            if self.is_shown() {
                self.put(&note);
                self.fresh.set_value(Some(note.clone()));
                self.go_to(Some(note.summary.id));
            }
        });
    }

    /// Shows in the tree what is known of a note already.
    pub(super) fn put(self, note: &Note) {
        if !self.is_shown() {
            return;
        }
        self.tree.amend(|tree| {
            tree.notes.retain(|other| other.id != note.summary.id);
            tree.notes.push(note.summary.clone());
        });
        self.look();
    }
}

fn closed_key(case: CaseId) -> String {
    format!("argus.note-folders-closed.{case}")
}

pub(super) fn use_book() -> Book {
    expect_context()
}
