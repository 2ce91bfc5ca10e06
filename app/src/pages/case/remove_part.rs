//! Deletes a part of a case.

use super::opened::use_case;
use crate::components::{Icon, icon};
use leptos::prelude::*;

#[component]
pub(super) fn RemoveButton(
    /// What it is called: "Delete evil.example".
    label: String,
    press: Callback<()>,
) -> impl IntoView {
    let case = use_case();
    view! {
        <button
            type="button"
            class="icon-btn small"
            aria-label=label
            disabled=move || case.work_refusal().is_some()
            title=move || case.work_refusal().unwrap_or("Delete")
            on:click=move |_| press.run(())
        >
            {icon(Icon::Trash)}
        </button>
    }
    .into_any()
}
