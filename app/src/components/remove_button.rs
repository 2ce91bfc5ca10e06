//! Takes something away, in a row or a part of a form.

use super::{Icon, icon};
use leptos::prelude::*;

#[component]
pub(crate) fn RemoveButton(
    /// Which one: "Delete evil.example".
    #[prop(into)]
    label: Signal<String>,
    #[prop(default = "Delete")] title: &'static str,
    /// Why it cannot be pressed now, if so.
    #[prop(optional, into)]
    refusal: Signal<Option<&'static str>>,
    press: Callback<()>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="icon-btn small"
            aria-label=label
            disabled=move || refusal.get().is_some()
            title=move || refusal.get().unwrap_or(title)
            on:click=move |_| press.run(())
        >
            {icon(Icon::Trash)}
        </button>
    }
    .into_any()
}
