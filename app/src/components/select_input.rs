//! One of a few in a form, or none.

use super::{Choice, field::note_id};
use leptos::prelude::*;

#[component]
pub(crate) fn SelectInput(
    id: &'static str,
    value: RwSignal<String>,
    /// What "none" is called, where there may be none.
    #[prop(optional)]
    none: &'static str,
    choices: Signal<Vec<Choice>>,
) -> impl IntoView {
    let option = move |choice: Choice| {
        let is_chosen = {
            let own = choice.value.clone();
            move || value.get() == own
        };
        view! { <option value=choice.value selected=is_chosen>{choice.label}</option> }
    };
    view! {
        <select
            id=id
            class="input"
            aria-describedby=note_id(id)
            on:change=move |event| value.set(event_target_value(&event))
        >
            {(!none.is_empty()).then(|| view! { <option value="" selected=move || value.get().is_empty()>{none}</option> })}
            {move || choices.get().into_iter().map(option).collect_view()}
        </select>
    }
    .into_any()
}
