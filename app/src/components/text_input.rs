//! A line of text in a form, described by its field's note.

use super::field::note_id;
use leptos::prelude::*;

#[component]
pub(crate) fn TextInput(
    id: &'static str,
    value: RwSignal<String>,
    #[prop(optional)] required: bool,
    wrong: Signal<bool>,
) -> impl IntoView {
    view! {
        <input
            id=id
            class="input"
            type="text"
            autocomplete="off"
            aria-required=required.to_string()
            aria-describedby=note_id(id)
            aria-invalid=move || wrong.get().to_string()
            bind:value=value
        />
    }
    .into_any()
}
