//! The fields in which a note is written, and whether that is saved.

use super::{
    super::{opened::use_case, paste_picture::paste_picture},
    book::Book,
    both::{Both, discard},
    draft::Base,
    one_note::OpenNote,
    standing::Standing,
    writing::Writing,
};
use crate::{
    api::note::add_note,
    components::{MarkdownEditor, note_id},
};
use argus_domain::{
    note::{NewNote, Note},
    version::{Conflict, Conflicts},
};
use leptos::{ev, html, prelude::*};

const TITLE: &str = "note-title";

#[component]
pub(super) fn WritingView(note: OpenNote, is_gone: Memo<bool>) -> impl IntoView {
    let writing = note.writing;
    let title = NodeRef::<html::Input>::new();
    // A note that is new has no name of its own yet.
    let is_new = writing.base.with_untracked(|base| base.as_ref().is_some_and(|base| base.version <= 1));
    let is_new = is_new && writing.text.with_untracked(String::is_empty);
    request_animation_frame(move || {
        if let Some(title) = title.try_get_untracked().flatten().filter(|_| is_new) {
            let _ = title.focus();
            title.select();
        }
    });
    let on_key = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
            writing.save();
        }
    };
    let on_save = Callback::new(move |()| writing.save());
    let on_picture = paste_picture(use_case());
    let contest = Memo::new(move |_| writing.contest.with(Option::is_some));
    view! {
        <header class="note-head">
            <input
                id=TITLE
                class="input note-title"
                autocomplete="off"
                aria-label="Title"
                aria-describedby=note_id(TITLE)
                aria-invalid=move || writing.problem.with(Option::is_some).to_string()
                node_ref=title
                bind:value=writing.title
                on:keydown=on_key
            />
            <button
                type="button"
                class="btn primary"
                title="Save, and show the note to be read"
                on:click=move |_| writing.done()
            >
                "Done"
            </button>
        </header>
        <p class="field-note wrong" id=note_id(TITLE) role="alert">{move || writing.problem.get()}</p>
        <StandingLine note is_gone/>
        {move || contest.get().then(|| view! { <Both writing/> })}
        <Overtaken writing/>
        <MarkdownEditor id="note-text" label="Text" value=writing.text on_save on_picture/>
    }
    .into_any()
}

/// Whether it is saved, and what can be done where it is not.
#[component]
fn StandingLine(note: OpenNote, is_gone: Memo<bool>) -> impl IntoView {
    let writing = note.writing;
    let is_refused = Memo::new(move |_| {
        // Where two versions stand against each other, that is decided first.
        let is_contested = writing.contest.with(Option::is_some);
        let is_not_saved = writing.standing.with(|standing| matches!(standing, Standing::NotSaved(_)));
        is_gone.get() || (is_not_saved && !is_contested)
    });
    let ways_out = move || {
        is_refused.get().then(|| {
            view! {
                {move || {
                    is_gone.get().then(|| {
                        view! {
                            <button type="button" class="btn small" on:click=move |_| save_as_new(note.book, writing)>
                                "Save as a new note"
                            </button>
                        }
                    })
                }}
                <button type="button" class="btn small" on:click=move |_| writing.save()>"Save now"</button>
                <button type="button" class="btn small ghost" on:click=move |_| discard(writing)>"Discard"</button>
            }
        })
    };
    let said = move || {
        match is_gone.get() {
        true => view! { <span class="not-saved">"Somebody deleted this note. What you type is kept in this browser."</span> }
            .into_any(),
        false => writing.standing.with(Standing::shown),
    }
    };
    view! {
        <div class="note-standing">
            <p class="muted small" role="status">
                {said}
            </p>
            {ways_out}
        </div>
    }
    .into_any()
}

/// Somebody else has saved since, and nothing of that is shown yet.
#[component]
fn Overtaken(writing: Writing) -> impl IntoView {
    let news = Memo::new(move |_| {
        let base = writing.base.get()?;
        let is_quiet = !writing.sending.get() && writing.contest.with(Option::is_none);
        let note = writing.found.with(Clone::clone).filter(|_| is_quiet)?;
        let newer = Base::of(&note);
        let is_other = newer.version > base.version && (newer.text != base.text || newer.title != base.title);
        is_other.then(|| note.summary.updated_by.map_or_else(|| "Argus".to_owned(), |by| by.name))
    });
    let show = move |_| writing.contest.set(writing.found.with_untracked(|note| differences(writing, note)));
    move || {
        news.get().map(|by| {
            view! {
                <div class="note" role="status">
                    <p>{format!("{by} has saved this note since you began. What you type is not touched.")}</p>
                    <button type="button" class="btn small" on:click=show>"Show both"</button>
                </div>
            }
        })
    }
}

fn differences(writing: Writing, note: &Note) -> Conflicts {
    let by = note.summary.updated_by.as_ref().map_or_else(|| "Argus".to_owned(), |by| by.name.clone());
    let at = note.summary.updated;
    let pairs = [
        ("title", writing.title.get_untracked(), note.summary.title.clone()),
        ("text", writing.text.get_untracked(), note.text.clone()),
    ];
    let fields = pairs.into_iter().filter(|(_, mine, theirs)| mine != theirs).map(|(field, mine, theirs)| {
        Conflict { field: field.to_owned(), mine: mine.into(), theirs: theirs.into(), by: by.clone(), at }
    });
    Conflicts { fields: fields.collect(), version: note.version }
}

/// What was typed in a note that somebody deleted meanwhile.
fn save_as_new(book: Book, writing: Writing) {
    let Some(draft) = writing.draft() else { return };
    let new = NewNote { folder: None, title: draft.title, text: draft.text };
    book.order(add_note(book.case, new), move |note| {
        if writing.is_shown() {
            writing.end();
            book.put(&note);
            book.go_to(Some(note.summary.id));
        }
    });
}
