//! What somebody writes into the log himself: what was done outside of Argus.

use super::super::{
    opened::use_case,
    typing::{Typing, of_text},
};
use crate::{api::activity::add_activity, components::note_id, state::Teller};
use leptos::{ev, prelude::*};

const ID: &str = "log-entry";

#[component]
pub(super) fn EntryForm() -> impl IntoView {
    let case = use_case();
    let teller = Teller::here();
    let typing = Typing::new(String::new());
    let Typing { text, problem, .. } = typing;
    let add = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let typed = text.get_untracked();
        teller.tell(
            add_activity(case.id.get_untracked(), typed.clone()),
            move |()| {
                typing.sent(&typed);
                case.activity.update(|count| *count += 1);
            },
            move |failure| typing.failed(failure, |invalid| of_text("entry", invalid)),
        );
    };
    view! {
        <form class="log-entry" novalidate="" on:submit=add>
            <input
                id=ID
                class="input"
                aria-label="Add an entry to the log"
                aria-describedby=note_id(ID)
                aria-invalid=move || problem.with(Option::is_some).to_string()
                placeholder="What was done outside of Argus, for the log"
                autocomplete="off"
                disabled=move || case.refused().is_some()
                title=move || case.refused()
                bind:value=text
                on:input=move |_| problem.set(None)
            />
            <button type="submit" class="btn" disabled=move || case.refused().is_some() title=move || case.refused()>
                "Add entry"
            </button>
            <p class="field-note wrong" id=note_id(ID) role="alert">{move || problem.get()}</p>
        </form>
    }
    .into_any()
}
