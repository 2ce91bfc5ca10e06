//! One revision of a note, line by line beside what the note says now.

use super::{
    compare::{Line, compare},
    one_note::OpenNote,
};
use crate::{
    api::{
        Failure,
        note::{change_note, read_note_revision},
    },
    components::Loaded,
    state::{Asked, ask},
};
use argus_domain::note::{Note, NoteChange};
use leptos::prelude::*;
use std::sync::Arc;

type Said = (String, String);

#[component]
pub(super) fn RevisionView(note: OpenNote, number: i64, chosen: RwSignal<Option<i64>>) -> impl IntoView {
    let said = ask(move || Some(read_note_revision(note.id, number)));
    let view = Callback::new(move |said| shown(note, number, said, chosen));
    view! { <Loaded asked=said lines=5 view/> }.into_any()
}

fn shown(note: OpenNote, number: i64, said: Asked<Said>, chosen: RwSignal<Option<i64>>) -> AnyView {
    let is_same = Memo::new(move |_| {
        let now = note.found.with(|note| (note.summary.title.clone(), note.text.clone()));
        now == said.with(Clone::clone)
    });
    let refusal = move || {
        let same = is_same.get().then_some("The note says this now.");
        note.book.refusal.get().or(same)
    };
    let titles = move || {
        let now = note.found.with(|note| note.summary.title.clone()).unwrap_or_default();
        said.with(|(title, _)| compare(title, &now)).map(lines)
    };
    let texts = move || {
        let now = note.found.with(|note| note.text.clone()).unwrap_or_default();
        said.with(|(_, text)| compare(text, &now)).map(lines)
    };
    let legend = move || match is_same.get() {
        true => "Nothing is different from now.".to_owned(),
        false => format!("− was in revision {number} and is not there now, + was added since."),
    };
    view! {
        <header class="note-head">
            <h3>{format!("Revision {number}")}</h3>
            <span class="grow"></span>
            <button
                type="button"
                class="btn"
                disabled=move || refusal().is_some()
                title=move || refusal().unwrap_or("Save this as the newest revision")
                on:click=move |_| restore(note, number, said, chosen)
            >
                "Restore"
            </button>
        </header>
        <p class="muted small">{legend}</p>
        <div class="note-lines" role="group" aria-label="Title" tabindex="0">{titles}</div>
        <div class="note-lines" role="group" aria-label="Text" tabindex="0">{texts}</div>
    }
    .into_any()
}

fn lines(lines: Vec<Line>) -> AnyView {
    let one = |line: Line| {
        match line {
        Line::Same(text) => view! { <span class="note-text-line"><i>" "</i>{text}</span> }.into_any(),
        Line::Removed(text) => view! { <del class="note-text-line"><i>"−"</i>{text}</del> }.into_any(),
        Line::Added(text) => view! { <ins class="note-text-line"><i>"+"</i>{text}</ins> }.into_any(),
        Line::Left(count) => {
            view! { <span class="note-text-line muted">{format!("… {count} lines that are the same …")}</span> }
                .into_any()
        }
    }
    };
    lines.into_iter().map(one).collect_view().into_any()
}

fn restore(note: OpenNote, number: i64, said: Asked<Said>, chosen: RwSignal<Option<i64>>) {
    let Some(before) = note.found.with_untracked(Clone::clone) else { return };
    let Some((title, text)) = said.with_untracked(Clone::clone) else { return };
    let told = format!("Revision {number} is what the note says again.");
    save_over(note, before.version, title, text, move |now| {
        let _ = chosen.try_set(None);
        let Note { summary, text, .. } = before;
        let undo = Arc::new(move || {
            let toasts = note.book.toasts;
            save_over(note, now, summary.title.clone(), text.clone(), move |_| toasts.done("Taken back."));
        });
        note.book.toasts.done_with_undo(told, undo);
    });
}

/// `after` is told the version that this makes.
fn save_over(note: OpenNote, version: i64, title: String, text: String, after: impl FnOnce(i64) + 'static) {
    let change = NoteChange { version, folder: None, title: Some(title), text: Some(text), restores: true };
    let toasts = note.book.toasts;
    let failed = move |failure| match failure {
        Failure::Unreachable => {}
        Failure::Conflict(conflicts) => {
            toasts.failed(format!("Not restored. {conflicts} Look at what it says now, then restore again."));
            if note.writing.is_shown() {
                note.look();
            }
        }
        other => toasts.failure(&other),
    };
    let saved = move |changed: Note| {
        after(changed.version);
        if note.writing.is_shown() {
            note.book.put(&changed);
            note.put(changed);
        }
    };
    note.book.teller.tell(change_note(note.id, change), saved, failed);
}
