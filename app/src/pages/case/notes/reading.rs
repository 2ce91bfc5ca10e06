//! A note as it is read.

use super::{one_note::OpenNote, remove::remove};
use crate::{
    api::{Failure, note::change_note},
    components::{Clock, Icon, Markdown, icon, time},
    pages::module::CallButton,
};
use argus_domain::{
    NoteFolderId,
    module::{ObjectKind, ObjectRef},
    note::NoteChange,
};
use leptos::{html, prelude::*};

/// What it is called, who changed it, and what can be done.
#[component]
pub(super) fn Reading(note: OpenNote) -> impl IntoView {
    let book = note.book;
    let refusal = book.refusal;
    let title = move || note.found.with(|note| note.summary.title.clone());
    let changed = move || {
        note.found.with(|note| {
            let by = note.summary.updated_by.as_ref().map_or_else(|| "Argus".to_owned(), |by| by.name.clone());
            view! { <p class="muted small">"Changed " {time(note.summary.updated, Clock::Relative)} " by " {by}</p> }
        })
    };
    // It is taken up by itself once it can be saved.
    let waiting = move || {
        refusal.get()?;
        note.writing.place.kept().map(|_| {
            view! {
                <p class="note" role="status">
                    "What you typed here is not saved. It is kept in this browser until you may write again."
                </p>
            }
        })
    };
    view! {
        <header class="note-head">
            <h2>{title}</h2>
            <span class="grow"></span>
            <button
                type="button"
                class="btn"
                disabled=move || refusal.get().is_some()
                title=move || refusal.get().unwrap_or("Edit the note (e)")
                on:click=move |_| note.write()
            >
                {icon(Icon::Edit)}
                "Edit"
            </button>
            <button
                type="button"
                class="btn"
                aria-pressed=move || note.revisions.get().to_string()
                title="What it said before, and what is different now"
                on:click=move |_| note.revisions.update(|shown| *shown = !*shown)
            >
                {icon(Icon::Time)}
                "Revisions"
            </button>
            <CallButton
                kind=ObjectKind::Note
                objects=Signal::stored(vec![ObjectRef::new(ObjectKind::Note, note.id)])
                name=Signal::derive(move || title().unwrap_or_default())
                refusal
                class="icon-btn"
            />
            <button
                type="button"
                class="icon-btn"
                aria-label="Delete the note"
                disabled=move || refusal.get().is_some()
                title=move || refusal.get().unwrap_or("Delete the note")
                on:click=move |_| remove(note)
            >
                {icon(Icon::Trash)}
            </button>
        </header>
        <div class="note-facts">
            {changed}
            <Folder note/>
        </div>
        {waiting}
    }
    .into_any()
}

pub(super) fn text(note: OpenNote) -> AnyView {
    let text = Signal::derive(move || note.found.with(|note| note.text.clone()).unwrap_or_default());
    let is_empty = Memo::new(move |_| text.with(|text| text.trim().is_empty()));
    let shown = move || match is_empty.get() {
        true => view! { <p class="muted">"Nothing is written yet."</p> }.into_any(),
        false => view! { <Markdown text/> }.into_any(),
    };
    shown.into_any()
}

/// Where it lies: choosing another puts it there.
#[component]
pub(super) fn Folder(note: OpenNote) -> impl IntoView {
    let book = note.book;
    let at = Memo::new(move |_| book.shape.with(|shape| shape.note(note.id).and_then(|note| note.folder)));
    let choices = Memo::new(move |_| book.shape.with(|shape| shape.choices(None)));
    let at_value = move || at.get().map(|folder| folder.to_string()).unwrap_or_default();
    let node = NodeRef::<html::Select>::new();
    let moved = move |event| {
        let folder: Option<NoteFolderId> = event_target_value(&event).parse().ok();
        let Some(version) = note.found.with_untracked(|note| note.version) else { return };
        let change = NoteChange { version, folder: Some(folder), ..NoteChange::default() };
        let toasts = book.toasts;
        book.teller.tell(
            change_note(note.id, change),
            move |changed| {
                if note.writing.is_shown() {
                    book.put(&changed);
                    note.put(changed);
                }
            },
            move |failure| {
                if failure != Failure::Unreachable {
                    toasts.failure(&failure);
                }
                if note.writing.is_shown() {
                    if let Some(select) = node.try_get_untracked().flatten() {
                        select.set_value(&untrack(at_value));
                    }
                    note.look();
                    book.look();
                }
            },
        );
    };
    let option = move |value: String, label: String| {
        let own = value.clone();
        let is_at = move || at_value() == own;
        view! { <option value=value prop:selected=is_at>{label}</option> }
    };
    view! {
        <label class="note-place">
            <span class="muted small">"Folder"</span>
            <select
                class="select"
                disabled=move || book.refusal.get().is_some()
                title=move || book.refusal.get()
                node_ref=node
                on:change=moved
            >
                {option(String::new(), "None: at the top".to_owned())}
                {move || choices.get().into_iter().map(|choice| option(choice.value, choice.label)).collect_view()}
            </select>
        </label>
    }
    .into_any()
}
