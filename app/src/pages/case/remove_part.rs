//! Deletes a part of a case.

use super::opened::use_case;
use crate::components::RemoveButton;
use leptos::prelude::*;

#[component]
pub(super) fn RemovePart(
    /// What it is called: "Delete evil.example".
    label: String,
    press: Callback<()>,
) -> impl IntoView {
    let case = use_case();
    view! { <RemoveButton label refusal=Signal::derive(move || case.work_refusal()) press/> }.into_any()
}
