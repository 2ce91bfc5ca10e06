//! A line or a text in a part of the form that there may be several of.

use crate::components::note_id;
use leptos::prelude::*;

#[component]
pub(super) fn Line(
    id: String,
    label: &'static str,
    value: RwSignal<String>,
    #[prop(optional)] required: bool,
    #[prop(optional)] hint: &'static str,
    /// Of a text; a line has none.
    #[prop(optional)]
    rows: u32,
    problem: Signal<Option<String>>,
) -> impl IntoView {
    let wrong = move || problem.with(Option::is_some).to_string();
    let said = move || problem.get().map_or_else(|| hint.to_owned(), |problem| format!("{label} {problem}."));
    let note = note_id(&id);
    let control = if rows == 0 {
        view! {
            <input
                id=id.clone()
                class="input"
                type="text"
                autocomplete="off"
                aria-required=required.to_string()
                aria-describedby=note.clone()
                aria-invalid=wrong
                bind:value=value
            />
        }
        .into_any()
    } else {
        view! {
            <textarea
                id=id.clone()
                class="input"
                rows=rows
                aria-describedby=note.clone()
                aria-invalid=wrong
                bind:value=value
            ></textarea>
        }
        .into_any()
    };
    view! {
        <div class="field" class:wrong=move || problem.with(Option::is_some)>
            <label for=id>
                {label}
                {required.then(|| view! { <span class="required" aria-hidden="true">"required"</span> })}
            </label>
            {control}
            <p class="field-note" class:wrong=move || problem.with(Option::is_some) id=note>{said}</p>
        </div>
    }
    .into_any()
}
