//! One comment; who wrote it may put it right or take it back.

use super::Talk;
use crate::{
    api::{
        Failure,
        comment::{edit_comment, remove_comment, restore_comment},
    },
    components::{Clock, Icon, Markdown, RemoveButton, icon, time},
    state::{Teller, remove, use_session, use_toasts},
};
use argus_domain::{CommentId, Permission, comment::Comment};
use leptos::{ev, prelude::*};

/// What somebody makes of a comment, and the version that he began from.
#[derive(Clone, Copy)]
struct Edit {
    text: RwSignal<String>,
    version: RwSignal<i64>,
    open: RwSignal<bool>,
    /// What somebody else made of it meanwhile.
    theirs: RwSignal<Option<String>>,
}

#[component]
pub(super) fn One(talk: Talk, comment: Comment) -> impl IntoView {
    let session = use_session();
    let edit = Edit {
        text: RwSignal::new(comment.text.clone()),
        version: RwSignal::new(comment.version),
        open: RwSignal::new(false),
        theirs: RwSignal::new(None),
    };
    let author = comment.added_by.as_ref();
    let name = author.map_or_else(|| "Argus".to_owned(), |person| person.name.clone());
    let is_own = untrack(|| session.id()).is_some_and(|me| author.is_some_and(|person| person.id == me));
    let may_change = is_own || untrack(|| session.may(Permission::Administer));
    let edited = comment
        .edited
        .map(|at| view! { <span class="muted small">"edited " {time(at, Clock::Relative)}</span> });
    let text = Signal::stored(comment.text.clone());
    let (id, added) = (comment.id, comment.added);
    let buttons = move || (may_change && !edit.open.get()).then(|| view! { <Buttons talk edit id/> });
    let body = move || {
        if edit.open.get() {
            view! { <EditForm talk edit id/> }.into_any()
        } else {
            view! { <Markdown text/> }.into_any()
        }
    };
    view! {
        <li class="case-comment">
            <header>
                <strong>{name}</strong>
                {time(added, Clock::Relative)}
                {edited}
                <span class="grow"></span>
                {buttons}
            </header>
            {body}
        </li>
    }
    .into_any()
}

#[component]
fn Buttons(talk: Talk, edit: Edit, id: CommentId) -> impl IntoView {
    let toasts = use_toasts();
    let teller = Teller::here();
    let refusal = move || talk.case.refused();
    let delete = move |()| {
        let put_back = move || restore_comment(id);
        let after = move || talk.found.again();
        remove(teller, toasts, remove_comment(id), "Deleted the comment.".to_owned(), put_back, after);
    };
    view! {
        <button
            type="button"
            class="icon-btn small"
            aria-label="Edit the comment"
            disabled=move || refusal().is_some()
            title=move || refusal().unwrap_or("Edit")
            on:click=move |_| edit.open.set(true)
        >
            {icon(Icon::Edit)}
        </button>
        <RemoveButton label="Delete the comment" refusal=Signal::derive(refusal) press=Callback::new(delete)/>
    }
    .into_any()
}

#[component]
fn EditForm(talk: Talk, edit: Edit, id: CommentId) -> impl IntoView {
    let toasts = use_toasts();
    let teller = Teller::here();
    let busy = RwSignal::new(false);
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        teller.tell(
            edit_comment(id, edit.version.get_untracked(), edit.text.get_untracked()),
            move |_| {
                busy.set(false);
                edit.open.set(false);
                talk.found.again();
            },
            move |failure| {
                busy.set(false);
                match failure {
                    // Saving again goes over it, knowingly.
                    Failure::Conflict(conflicts) => {
                        edit.version.set(conflicts.version);
                        let theirs = conflicts.fields.first().and_then(|field| field.theirs.as_str());
                        edit.theirs.set(theirs.map(str::to_owned));
                    }
                    other => toasts.failure(&other),
                }
            },
        );
    };
    let theirs = move || {
        edit.theirs.get().map(|theirs| {
            view! {
                <div class="note wrong" role="alert">
                    <p>"It was changed meanwhile. Save again to put yours in its place:"</p>
                    <pre tabindex="0">{theirs}</pre>
                </div>
            }
        })
    };
    view! {
        <form class="comment-form" novalidate="" on:submit=save>
            {theirs}
            <textarea class="input" rows="4" aria-label="Edit the comment" autofocus="" bind:value=edit.text></textarea>
            <div class="comment-buttons">
                <button type="submit" class="btn primary" disabled=move || busy.get()>"Save"</button>
                <button type="button" class="btn ghost" on:click=move |_| edit.open.set(false)>"Cancel"</button>
            </div>
        </form>
    }
    .into_any()
}
