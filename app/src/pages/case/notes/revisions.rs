//! What a note said before: one revision for each stretch of writing.

use super::{one_note::OpenNote, revision::RevisionView};
use crate::{
    api::note::list_note_revisions,
    components::{Clock, Loaded, time},
    state::{Asked, ask},
};
use argus_domain::note::NoteRevision;
use leptos::prelude::*;

#[component]
pub(super) fn Revisions(note: OpenNote) -> impl IntoView {
    let version = Memo::new(move |_| note.found.with(|note| note.version));
    let found = ask(move || version.get().map(|_| list_note_revisions(note.id)));
    let chosen = RwSignal::new(None::<i64>);
    let body = move || match chosen.get() {
        Some(number) => view! { <RevisionView note number chosen/> }.into_any(),
        None => view! { <p class="muted">"Choose one to see what it said, and what is different now."</p> }
            .into_any(),
    };
    view! {
        <section class="note-revisions" aria-labelledby="note-revisions-title">
            <div>
                <h3 id="note-revisions-title">"Revisions"</h3>
                <Loaded asked=found lines=3 view=Callback::new(move |found| list(found, chosen))/>
            </div>
            <div class="note-revision">{body}</div>
        </section>
    }
    .into_any()
}

fn list(found: Asked<Vec<NoteRevision>>, chosen: RwSignal<Option<i64>>) -> AnyView {
    let newest = Memo::new(move |_| found.with(|all| all.first().map(|one| one.number)).flatten());
    let one = move |revision: NoteRevision| {
        let NoteRevision { number, at, by, .. } = revision;
        let by = by.map_or_else(|| "Argus".to_owned(), |by| by.name);
        let is_now = move || (newest.get() == Some(number)).then(|| view! { <span class="tag">"now"</span> });
        view! {
            <li>
                <button
                    type="button"
                    class="note-revision-choice"
                    aria-pressed=move || (chosen.get() == Some(number)).to_string()
                    on:click=move |_| chosen.set(Some(number))
                >
                    <span class="num">{format!("Revision {number} ")} {is_now}</span>
                    <span class="muted small">{time(at, Clock::Row)} " " {by}</span>
                </button>
            </li>
        }
    };
    view! {
        <ol class="note-revision-list">
            <For
                each=move || found.with(Clone::clone).unwrap_or_default()
                key=|revision| (revision.number, revision.at.millis())
                children=one
            />
        </ol>
    }
    .into_any()
}
