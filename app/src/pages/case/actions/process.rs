//! Begins to process files of the case.

use super::super::opened::use_case;
use crate::{
    components::{Icon, icon},
    pages::module::ProcessDialog,
};
use leptos::prelude::*;

#[component]
pub(in crate::pages::case) fn ProcessButton() -> impl IntoView {
    let case = use_case();
    let open = RwSignal::new(false);
    let close = Callback::new(move |()| open.set(false));
    view! {
        <button
            type="button"
            class="btn"
            disabled=move || case.work_refusal().is_some()
            title=move || case.work_refusal().unwrap_or("Update the case with what its files say")
            on:click=move |_| open.set(true)
        >
            {icon(Icon::Event)}
            "Process evidence…"
        </button>
        {move || open.get().then(|| view! { <ProcessDialog case=case.id.get_untracked() close/> })}
    }
    .into_any()
}
