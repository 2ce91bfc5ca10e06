//! A custom field in a form: its label, what it is filled in with, its description and what is wrong.

use super::{CustomControl, field::Problem, note_id};
use argus_domain::custom_field::{CustomField, RawValues};
use leptos::prelude::*;

#[component]
pub(crate) fn CustomInput(
    field: CustomField,
    /// By the fields' names.
    values: RwSignal<RawValues>,
    /// Where the form is refused without it.
    #[prop(optional)]
    required: bool,
    problem: Problem,
) -> impl IntoView {
    let id = control_id(&field.name);
    let (label, description) = (field.label.clone(), field.description.clone());
    let wrong = Signal::derive(move || problem.with(Option::is_some));
    let described = note_id(&id);
    let said = {
        let label = label.clone();
        move || match problem.get() {
            Some(problem) => format!("{label} {problem}."),
            None => description.clone(),
        }
    };
    view! {
        <div class="field" class:wrong=move || wrong.get()>
            <label for=id.clone()>
                {label}
                {required.then(|| view! { <span class="required" aria-hidden="true">"required"</span> })}
            </label>
            <CustomControl field id=id.clone() values wrong/>
            <p class="field-note" class:wrong=move || wrong.get() id=described>{said}</p>
        </div>
    }
    .into_any()
}

fn control_id(name: &str) -> String {
    format!("custom-{name}")
}
