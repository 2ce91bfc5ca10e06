//! Where the cases of states go that are taken away.

use super::form::{Form, Leaving};
use leptos::prelude::*;

#[component]
pub(super) fn Moves(form: Form) -> impl IntoView {
    let one = move |leaving: Leaving| {
        let (to, chosen) = (leaving.to.clone(), leaving.to.clone());
        let said = format!("Cases of {} ({}) go to", leaving.name, leaving.cases);
        let options = move || {
            let steps = form.steps.get();
            let option = |step: &super::form::StepForm| {
                let key = step.key.to_string();
                let (own, to) = (key.clone(), chosen.clone());
                view! { <option value=key selected=move || to.get() == own>{step.name.get()}</option> }
            };
            steps.iter().map(option).collect_view()
        };
        let none = to.clone();
        view! {
            <label class="workflow-line">
                <span>{said}</span>
                <select class="select" on:change=move |event| to.set(event_target_value(&event))>
                    <option value="" selected=move || none.get().is_empty()>"Choose a state"</option>
                    {options}
                </select>
            </label>
        }
    };
    view! { <For each=move || form.leaving.get() key=|leaving| leaving.id children=one/> }.into_any()
}
