//! Choosing one of many, to give it.

use crate::components::{Choice, Combobox, Field, FieldState};
use argus_domain::Invalid;
use leptos::{ev, prelude::*};

#[component]
pub(crate) fn Give(
    id: &'static str,
    label: &'static str,
    placeholder: &'static str,
    choices: Signal<Vec<Choice>>,
    /// Gets the value that was chosen.
    give: Callback<String>,
) -> impl IntoView {
    let chosen = RwSignal::new(None::<String>);
    let fields = FieldState::new();
    let problem = fields.of(id);
    let add = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(value) = chosen.get_untracked() else {
            fields.set(Invalid::one(id, "must be chosen from the list"));
            return fields.focus_first();
        };
        fields.clear();
        chosen.set(None);
        give.run(value);
    };
    view! {
        <form class="one-line" novalidate="" on:submit=add>
            <Field id label problem>
                <Combobox
                    id
                    choices
                    chosen
                    placeholder
                    wrong=Signal::derive(move || problem.with(Option::is_some))
                />
            </Field>
            <button type="submit" class="btn">"Add"</button>
        </form>
    }
    .into_any()
}
