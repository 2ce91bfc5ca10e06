//! A line of text with its label and what is wrong with it.

use crate::components::{Field, FieldState, TextInput};
use leptos::prelude::*;

#[component]
pub(crate) fn TextField(
    id: &'static str,
    /// What the server calls the field.
    name: &'static str,
    label: &'static str,
    #[prop(optional)] hint: &'static str,
    #[prop(optional)] required: bool,
    /// Whether the focus begins in it.
    #[prop(optional)]
    first: bool,
    value: RwSignal<String>,
    fields: FieldState,
) -> impl IntoView {
    let problem = fields.of(name);
    let wrong = Signal::derive(move || problem.with(Option::is_some));
    view! {
        <Field id label hint required problem>
            <TextInput id value required wrong first/>
        </Field>
    }
    .into_any()
}
