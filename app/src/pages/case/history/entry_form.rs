//! What somebody writes into the log himself: what was done outside of Argus.

use super::super::opened::use_case;
use crate::{
    api::{Failure, activity::add_activity},
    components::note_id,
    state::{Teller, use_toasts},
};
use leptos::{ev, prelude::*};

const ID: &str = "log-entry";

#[component]
pub(super) fn EntryForm() -> impl IntoView {
    let case = use_case();
    let toasts = use_toasts();
    let teller = Teller::here();
    let text = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<String>);
    let add = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let typed = text.get_untracked();
        teller.tell(
            add_activity(case.id.get_untracked(), typed.clone()),
            move |()| {
                // What was typed since stays.
                if text.get_untracked() == typed {
                    text.set(String::new());
                }
                problem.set(None);
                case.activity.update(|count| *count += 1);
            },
            move |failure| match failure {
                Failure::Invalid(invalid) => problem.set(Some(format!("The entry {}.", said(&invalid)))),
                other => toasts.failure(&other),
            },
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

fn said(invalid: &argus_domain::Invalid) -> String {
    invalid.of("text").map_or_else(|| invalid.to_string(), str::to_owned)
}
