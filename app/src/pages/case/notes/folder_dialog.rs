//! A new folder; or another name or place for one, and its end.

use super::book::{Book, FolderForm, use_book};
use crate::{
    api::{
        Failure,
        note::{add_note_folder, change_note_folder, remove_note_folder},
    },
    browser::focus,
    components::{Dialog, Field, FieldState, Icon, SelectInput, TextInput, icon},
    state::Toasts,
};
use argus_domain::{NoteFolderId, note::NoteFolder};
use leptos::{ev, prelude::*};
use std::sync::Arc;

const NAME: &str = "note-folder-name";
const PARENT: &str = "note-folder-parent";

#[component]
pub(super) fn FolderDialog(form: FolderForm) -> impl IntoView {
    let book = use_book();
    let FolderForm { folder, parent } = form;
    let id = folder.as_ref().map(|folder| folder.id);
    let name = RwSignal::new(folder.as_ref().map(|folder| folder.name.clone()).unwrap_or_default());
    let place = RwSignal::new(parent.map(|parent| parent.to_string()).unwrap_or_default());
    let choices = Signal::derive(move || book.shape.with(|shape| shape.choices(id)));
    let fields = FieldState::new();
    let busy = RwSignal::new(false);
    let close = move || book.form.set(None);
    let done = move || {
        if book.is_shown() {
            close();
            book.look();
        }
    };
    let failed = move |failure: Failure| {
        if !book.is_shown() {
            return;
        }
        busy.set(false);
        match failure {
            Failure::Invalid(invalid) => fields.set(invalid),
            Failure::Unreachable => {}
            other => book.toasts.failure(&other),
        }
    };
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        fields.clear();
        let parent: Option<NoteFolderId> = place.get_untracked().parse().ok();
        match NoteFolder::checked_name(&name.get_untracked()) {
            Err(invalid) => {
                fields.set(invalid);
                fields.focus_first();
            }
            Ok(name) => {
                busy.set(true);
                match id {
                    None => {
                        book.teller.tell(add_note_folder(book.case, parent, name), move |_| done(), failed);
                    }
                    Some(id) => {
                        let order = change_note_folder(NoteFolder { id, parent, name });
                        book.teller.tell(order, move |_| done(), failed);
                    }
                }
            }
        }
    };
    let remove = move |folder: NoteFolder| {
        if !busy.get_untracked() {
            busy.set(true);
            fields.clear();
            let order = remove_note_folder(folder.id);
            let removed = move |()| {
                done();
                offer_undo(book, folder);
            };
            book.teller.tell(order, removed, failed);
        }
    };
    let delete = folder.map(|folder| {
        view! {
            <button type="button" class="btn ghost" on:click=move |_| remove(folder.clone())>
                {icon(Icon::Trash)}
                "Delete the folder"
            </button>
        }
    });
    focus::soon_by_id(NAME);
    let title = if id.is_some() { "Folder" } else { "New folder" };
    let elsewhere = fields.elsewhere(&["name", "parent"]);
    let wrong = fields.of("name");
    view! {
        <Dialog title on_close=Callback::new(move |()| close())>
            <form class="dialog-form" novalidate on:submit=save>
                <div class="dialog-body">
                    <Field id=NAME label="Name" required=true problem=wrong>
                        <TextInput id=NAME value=name required=true wrong=Signal::derive(move || wrong.with(Option::is_some))/>
                    </Field>
                    <Field id=PARENT label="In the folder" problem=fields.of("parent")>
                        <SelectInput id=PARENT value=place none="None: at the top" choices/>
                    </Field>
                    <p class="field-note wrong" role="alert">{move || elsewhere.get()}</p>
                </div>
                <footer class="dialog-foot">
                    {delete}
                    <span class="grow"></span>
                    <button type="button" class="btn ghost" on:click=move |_| close()>"Cancel"</button>
                    <button type="submit" class="btn primary" disabled=move || busy.get()>"Save"</button>
                </footer>
            </form>
        </Dialog>
    }
    .into_any()
}

fn offer_undo(book: Book, folder: NoteFolder) {
    let toasts: Toasts = book.toasts;
    let said = format!("Deleted the folder “{}”.", folder.name);
    let undo = Arc::new(move || {
        book.order(add_note_folder(book.case, folder.parent, folder.name.clone()), move |_| {
            toasts.done("It is there again.");
            book.look();
        });
    });
    toasts.done_with_undo(said, undo);
}
