//! One of a few values, saved as soon as it is chosen.

use super::opened::use_alert;
use crate::components::Choice;
use argus_domain::alert::AlertChange;
use leptos::prelude::*;

#[component]
pub(super) fn Choose(
    label: &'static str,
    /// What "none" is called, where there may be none.
    #[prop(optional)]
    none: &'static str,
    /// What is stored, and what it is called if it is not among the choices.
    stored: Signal<Choice>,
    choices: Signal<Vec<Choice>>,
    change: fn(&str) -> AlertChange,
) -> impl IntoView {
    let alert = use_alert();
    let all = Memo::new(move |_| {
        let none = (!none.is_empty()).then(|| Choice { value: String::new(), label: none.to_owned() });
        let mut all: Vec<Choice> = none.into_iter().chain(choices.get()).collect();
        let stored = stored.get();
        if all.iter().all(|choice| choice.value != stored.value) {
            all.push(stored);
        }
        all
    });
    let option = move |choice: Choice| {
        let is_shown = {
            let value = choice.value.clone();
            move || stored.with(|stored| stored.value == value)
        };
        view! { <option value=choice.value prop:selected=is_shown>{choice.label}</option> }
    };
    view! {
        <select
            class="select quiet"
            aria-label=label
            disabled=move || alert.refusal().is_some()
            title=move || alert.refusal()
            on:change=move |event| alert.save_now(change(&event_target_value(&event)))
        >
            {move || all.get().into_iter().map(option).collect_view()}
        </select>
    }
    .into_any()
}
