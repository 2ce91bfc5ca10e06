//! The condition as JSON, under the names of the REST API.

use crate::components::note_id;
use argus_domain::{Invalid, alert_rule::read_condition_text};
use leptos::prelude::*;

const ID: &str = "rule-condition";

#[component]
pub(super) fn ConditionJson(text: RwSignal<Option<String>>) -> impl IntoView {
    // What is wrong is told while it is written.
    let problems = Memo::new(move |_| {
        let mut invalid = Invalid::default();
        text.with(|text| read_condition_text(text.as_deref().unwrap_or_default(), &mut invalid));
        invalid
    });
    let one = |problem: argus_domain::FieldError| {
        view! { <li><code>{problem.field}</code> " " {problem.message} "."</li> }
    };
    view! {
        <label class="sr-only" for=ID>"The condition as JSON"</label>
        <textarea
            id=ID
            class="input markdown-source"
            spellcheck="false"
            rows="12"
            aria-describedby=note_id(ID)
            aria-invalid=move || problems.with(|problems| !problems.0.is_empty()).to_string()
            prop:value=move || text.get().unwrap_or_default()
            on:input=move |event| text.set(Some(event_target_value(&event)))
        ></textarea>
        <ul class="field-note wrong template-problems" id=note_id(ID)>
            {move || problems.get().0.into_iter().map(one).collect_view()}
        </ul>
    }
    .into_any()
}
