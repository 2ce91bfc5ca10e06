//! What people write down about a case: folders and notes on the left, the one that is open on the right.

mod book;
mod both;
mod compare;
mod draft;
mod folder_dialog;
mod leave;
mod one_note;
mod reading;
mod remove;
mod revision;
mod revisions;
mod saving;
mod search;
mod shape;
mod standing;
mod tree;
mod writing;
mod writing_view;

use crate::{
    components::{Empty, Icon, Loaded, icon},
    state::{Group, command},
};
use book::{Book, FolderForm};
use folder_dialog::FolderDialog;
use leptos::prelude::*;
use one_note::OneNote;
use search::{Found, Search};

#[component]
pub(super) fn Notes() -> impl IntoView {
    let book = Book::new();
    book.follow();
    provide_context(book);
    command(Group::Page, "n", "New note", move || book.add_note_here());
    let is_searching = Memo::new(move |_| !book.wanted.with(String::is_empty));
    let list = move || {
        if is_searching.get() {
            view! { <Found/> }.into_any()
        } else {
            let view = Callback::new(move |_| tree::whole(book));
            view! { <Loaded asked=book.tree lines=5 view/> }.into_any()
        }
    };
    view! {
        <div class="notes">
            <nav class="panel note-list" aria-label="Notes">
                <Search/>
                <NewButtons/>
                {list}
            </nav>
            {move || match book.open.get() {
                Some(id) => view! { <OneNote id/> }.into_any(),
                None => view! { <NoneOpen/> }.into_any(),
            }}
        </div>
        {move || book.form.get().map(|form| view! { <FolderDialog form/> })}
    }
    .into_any()
}

#[component]
fn NewButtons() -> impl IntoView {
    let book = book::use_book();
    let refusal = book.refusal;
    view! {
        <div class="actions">
            <button
                type="button"
                class="btn"
                disabled=move || refusal.get().is_some()
                title=move || refusal.get().unwrap_or("New note (n)")
                on:click=move |_| book.add_note_here()
            >
                {icon(Icon::Plus)}
                "New note"
            </button>
            <button
                type="button"
                class="btn"
                disabled=move || refusal.get().is_some()
                title=move || refusal.get()
                on:click=move |_| book.form.set(Some(FolderForm::new(None)))
            >
                {icon(Icon::Plus)}
                "New folder"
            </button>
        </div>
    }
    .into_any()
}

/// What stands in the place of a note: it says what to do.
#[component]
fn NoneOpen() -> impl IntoView {
    let book = book::use_book();
    let is_empty = Memo::new(move |_| book.tree.with(|tree| tree.notes.is_empty()));
    move || {
        match is_empty.get() {
        Some(true) => view! {
            <section class="panel note-open">
                <Empty title="No notes yet">
                    <p>{move || book.refusal.get().unwrap_or("Write down what you find, for yourself and for whoever takes over.")}</p>
                    <div class="actions">
                        <button
                            type="button"
                            class="btn primary"
                            disabled=move || book.refusal.get().is_some()
                            title=move || book.refusal.get()
                            on:click=move |_| book.add_note_here()
                        >
                            "Write the first note"
                        </button>
                    </div>
                </Empty>
            </section>
        }
        .into_any(),
        Some(false) => view! {
            <section class="panel note-open">
                <Empty title="No note is open">
                    <p>"Choose one of the list, or write a new one " <kbd>"n"</kbd></p>
                </Empty>
            </section>
        }
        .into_any(),
        None => ().into_any(),
    }
    }
}
