//! A new comment. What is typed is kept in this browser until it is sent.

use super::{
    super::typing::{Typing, of_text},
    Talk,
};
use crate::{
    api::comment::add_comment,
    browser::storage,
    components::note_id,
    state::{Teller, use_session},
};
use leptos::{ev, prelude::*};

const ID: &str = "new-comment";

#[component]
pub(super) fn Write(talk: Talk) -> impl IntoView {
    let Talk { case, found } = talk;
    let teller = Teller::here();
    let user = untrack(|| use_session().id()).unwrap_or_default();
    let key = format!("argus.case-comment.{user}.{}", case.id.get_untracked());
    let typing = Typing::new(storage::text(&key).unwrap_or_default());
    let Typing { text, problem, .. } = typing;
    let busy = RwSignal::new(false);
    Effect::new(move |_| {
        text.with(|text| if text.is_empty() { storage::remove(&key) } else { storage::set_text(&key, text) });
    });
    let send = move || {
        if busy.get_untracked() || untrack(|| case.refused()).is_some() {
            return;
        }
        busy.set(true);
        let typed = text.get_untracked();
        teller.tell(
            add_comment(case.id.get_untracked(), typed.clone(), false),
            move |_| {
                busy.set(false);
                typing.sent(&typed);
                found.again();
            },
            move |failure| {
                busy.set(false);
                typing.failed(failure, |invalid| of_text("comment", invalid));
            },
        );
    };
    let on_key = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            send();
        }
    };
    let on_submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        send();
    };
    view! {
        <form class="comment-form" novalidate="" on:submit=on_submit>
            <textarea
                id=ID
                class="input"
                rows="3"
                aria-label="Comment"
                aria-describedby=note_id(ID)
                aria-invalid=move || problem.with(Option::is_some).to_string()
                placeholder="Say something about this case. Markdown; Ctrl+Enter sends."
                disabled=move || case.refused().is_some()
                title=move || case.refused()
                bind:value=text
                on:input=move |_| problem.set(None)
                on:keydown=on_key
            ></textarea>
            <p class="field-note wrong" id=note_id(ID) role="alert">{move || problem.get()}</p>
            <button
                type="submit"
                class="btn"
                disabled=move || busy.get() || case.refused().is_some()
                title=move || case.refused()
            >
                "Comment"
            </button>
        </form>
    }
    .into_any()
}
