//! Folders and notes as a tree: links and buttons, one after the other.

use super::book::{Book, FolderForm};
use crate::components::{Icon, icon};
use argus_domain::{NoteFolderId, NoteId};
use leptos::prelude::*;

pub(super) fn whole(book: Book) -> AnyView {
    branch(book, None)
}

fn branch(book: Book, parent: Option<NoteFolderId>) -> AnyView {
    let inside = Memo::new(move |_| book.shape.with(|shape| shape.inside(parent)));
    let folders = move || inside.with(|inside| inside.folders.clone());
    let notes = move || inside.with(|inside| inside.notes.clone());
    let is_empty = move || inside.with(|inside| inside.folders.is_empty() && inside.notes.is_empty());
    let none = move || {
        (parent.is_some() && is_empty()).then(|| view! { <li class="note-none muted">"Nothing in it"</li> })
    };
    view! {
        <ul class="note-tree">
            <For each=folders key=|id| *id children=move |id| folder(book, id)/>
            <For each=notes key=|id| *id children=move |id| leaf(book, id)/>
            {none}
        </ul>
    }
    .into_any()
}

fn folder(book: Book, id: NoteFolderId) -> AnyView {
    let one = Memo::new(move |_| book.shape.with(|shape| shape.folder(id).cloned()));
    let name =
        move || one.with(|folder| folder.as_ref().map(|folder| folder.name.clone())).unwrap_or_default();
    let is_open = Memo::new(move |_| book.closed.with(|closed| !closed.contains(&id)));
    let toggle = move |_| {
        book.closed.update(|closed| {
            if !closed.remove(&id) {
                closed.insert(id);
            }
        });
    };
    let change = move |_| {
        if let Some(folder) = one.get_untracked() {
            book.form.set(Some(FolderForm::of(folder)));
        }
    };
    let refusal = book.refusal;
    let picture = move || icon(if is_open.get() { Icon::Down } else { Icon::Next });
    view! {
        <li>
            <div class="note-line">
                <button
                    type="button"
                    class="note-folder"
                    aria-expanded=move || is_open.get().to_string()
                    on:click=toggle
                >
                    {picture}
                    <span>{name}</span>
                </button>
                <button
                    type="button"
                    class="icon-btn small"
                    aria-label=move || format!("New note in {}", name())
                    disabled=move || refusal.get().is_some()
                    title=move || refusal.get().unwrap_or("New note in this folder")
                    on:click=move |_| book.add_note(Some(id))
                >
                    {icon(Icon::Plus)}
                </button>
                <button
                    type="button"
                    class="icon-btn small"
                    aria-label=move || format!("Change the folder {}", name())
                    disabled=move || refusal.get().is_some()
                    title=move || refusal.get().unwrap_or("Rename, move or delete this folder")
                    on:click=change
                >
                    {icon(Icon::Edit)}
                </button>
            </div>
            {move || is_open.get().then(|| branch(book, Some(id)))}
        </li>
    }
    .into_any()
}

fn leaf(book: Book, id: NoteId) -> AnyView {
    let title = Memo::new(move |_| {
        book.shape.with(|shape| shape.note(id).map(|note| note.title.clone()).unwrap_or_default())
    });
    view! { <li>{link(book, id, title.into())}</li> }.into_any()
}

pub(super) fn link(book: Book, id: NoteId, title: Signal<String>) -> AnyView {
    view! {
        <a
            class="note-link"
            href=move || book.address(Some(id))
            aria-current=move || (book.open.get() == Some(id)).then_some("page")
        >
            {title}
        </a>
    }
    .into_any()
}
