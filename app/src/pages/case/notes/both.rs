//! Somebody else has saved the note while it was written in: both versions, and whose stays. It stands above what is
//! typed rather than over it, so that nobody is interrupted in a word.

use super::{
    draft::{Base, Draft},
    standing::Standing,
    writing::Writing,
};
use crate::{api::note::get_note, components::conflict};
use argus_domain::version::{Conflict, Conflicts};
use leptos::{prelude::*, task::spawn_local};
use serde_json::Value;
use std::sync::Arc;

#[component]
pub(super) fn Both(writing: Writing) -> impl IntoView {
    let one = move |known: Conflict| {
        let typed = if known.field == "title" { writing.title } else { writing.text };
        // What is typed goes on meanwhile.
        move || conflict(Conflict { mine: typed.get().into(), ..known.clone() }, name, shown)
    };
    let fields = move || {
        let contest = writing.contest.get();
        contest.map(|contest| contest.fields.into_iter().map(one).collect_view())
    };
    view! {
        <section class="note-both" aria-labelledby="note-both-title">
            <h2 id="note-both-title">"Somebody else changed this note, too"</h2>
            <p>"Nothing of yours is lost. You can go on writing; choose what stays."</p>
            {fields}
            <div class="actions">
                <button type="button" class="btn" on:click=move |_| keep_theirs(writing)>"Keep theirs"</button>
                <button type="button" class="btn primary" on:click=move |_| keep_mine(writing)>"Keep mine"</button>
            </div>
        </section>
    }
    .into_any()
}

fn name(field: &str) -> String {
    if field == "title" { "Title".to_owned() } else { "Text".to_owned() }
}

fn shown(_: &str, value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// Saves what is typed over what the others saved, which stays among the revisions.
fn keep_mine(writing: Writing) {
    let Some(Conflicts { fields, version }) = writing.contest.get_untracked() else { return };
    writing.contest.set(None);
    writing.base.update(|base| {
        let Some(base) = base else { return };
        base.version = version;
        for Conflict { field, theirs, .. } in &fields {
            let theirs = shown(field, theirs);
            if field == "title" {
                base.title = theirs;
            } else {
                base.text = theirs;
            }
        }
    });
    writing.save();
}

/// Goes on from what the others saved. What was typed can be brought back.
fn keep_theirs(writing: Writing) {
    spawn_local(async move {
        let Some(note) = writing.book.teller.quietly(get_note(writing.note)).await else { return };
        if !writing.is_shown() {
            return;
        }
        let Some((contest, mine)) = writing.contest.get_untracked().zip(writing.draft()) else { return };
        let base = Base::of(&note);
        let is_contested = |name: &str| contest.fields.iter().any(|conflict| conflict.field == name);
        if is_contested("title") || mine.title.trim() == mine.base.title {
            writing.title.set(base.title.clone());
        }
        if is_contested("text") || mine.text == mine.base.text {
            writing.text.set(base.text.clone());
        }
        writing.contest.set(None);
        writing.standing.set(Standing::Stored(None));
        writing.base.set(Some(base.clone()));
        writing.found.amend(|shown| *shown = note);
        offer_mine(writing, "Theirs is kept.", Draft { base, ..mine });
    });
}

/// Takes back what was typed since it was saved last; that can be brought back.
pub(super) fn discard(writing: Writing) {
    if let Some(draft) = writing.draft() {
        writing.end();
        if draft.change().is_some() {
            offer_mine(writing, "What was not saved is discarded.", draft);
        }
    }
}

fn offer_mine(writing: Writing, said: &'static str, mine: Draft) {
    let book = writing.book;
    let place = writing.place;
    let toasts = book.toasts;
    let bring_back = Arc::new(move || {
        if writing.is_shown() {
            writing.take_up(mine.clone());
        } else {
            place.keep(&mine);
            toasts.done("It is kept as a draft: open the note to go on.");
        }
    });
    toasts.done_with_undo(said, bring_back);
}
