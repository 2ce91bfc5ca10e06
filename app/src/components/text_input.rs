//! A line of text in a form, described by its field's note.

use super::field::note_id;
use leptos::prelude::*;

#[component]
pub(crate) fn TextInput(
    id: &'static str,
    value: RwSignal<String>,
    #[prop(optional)] required: bool,
    /// Whether the focus begins in it.
    #[prop(optional)]
    first: bool,
    wrong: Signal<bool>,
) -> impl IntoView {
    view! {
        <input
            id=id
            class="input"
            type="text"
            autocomplete="off"
            data-first=first.then_some("")
            aria-required=required.to_string()
            aria-describedby=note_id(id)
            aria-invalid=move || wrong.get().to_string()
            bind:value=value
        />
    }
    .into_any()
}
