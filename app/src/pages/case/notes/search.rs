//! Notes with a text in title or text. The address says which, so that a link shows the same.

use super::{
    book::{Book, use_book},
    tree::link,
};
use crate::{
    api::note::search_notes,
    components::{Loaded, SearchText},
    link::CasePageLink,
    state::{Asked, ask},
};
use argus_domain::note::NoteSummary;
use leptos::prelude::*;

/// The text takes the place of the entry before in the way back.
#[component]
pub(super) fn Search() -> impl IntoView {
    let book = use_book();
    let change = move |text| book.go.instead(&CasePageLink { text, ..book.link.get_untracked() }.write());
    view! {
        <SearchText
            value=book.wanted.into()
            change=Callback::new(change)
            label="Search notes"
            placeholder="Search titles and texts…"
            class="input search"
            main=true
        />
    }
    .into_any()
}

#[component]
pub(super) fn Found() -> impl IntoView {
    let book = use_book();
    let found = ask(move || {
        book.activity.track();
        let text = book.wanted.get();
        (!text.is_empty()).then(|| search_notes(book.case, text))
    });
    view! { <Loaded asked=found lines=3 view=Callback::new(move |found| list(book, found))/> }.into_any()
}

fn list(book: Book, found: Asked<Vec<NoteSummary>>) -> AnyView {
    let count = move || match found.with(Vec::len).unwrap_or_default() {
        0 => "No note has this in its title or text.".to_owned(),
        1 => "1 note".to_owned(),
        100 => "The newest 100 notes".to_owned(),
        many => format!("{many} notes"),
    };
    let one = move |note: NoteSummary| {
        let path = Memo::new(move |_| book.shape.with(|shape| shape.path(note.folder)));
        view! {
            <li class="note-found">
                {link(book, note.id, Signal::stored(note.title))}
                <span class="muted small">{path}</span>
            </li>
        }
    };
    view! {
        <p class="muted small" role="status">{count}</p>
        <ul class="note-tree">
            <For
                each=move || found.with(Clone::clone).unwrap_or_default()
                key=|note| (note.id, note.title.clone(), note.folder)
                children=one
            />
        </ul>
    }
    .into_any()
}
