//! Narrows a list to one kind of its rows.

use crate::{link::ListLink, state::use_go};
use leptos::prelude::*;

#[component]
pub(crate) fn Only(
    link: Memo<ListLink>,
    label: &'static str,
    /// Besides all: as the address says it, and as people read it.
    kinds: &'static [(&'static str, &'static str)],
) -> impl IntoView {
    let go = use_go();
    let choose = move |event| {
        let only = event_target_value(&event);
        go.to(&link.get_untracked().changed(|link| link.only = only).write());
    };
    let option = move |&(value, text): &(&'static str, &'static str)| {
        view! { <option value=value selected=move || link.with(|link| link.only == value)>{text}</option> }
    };
    view! {
        <select class="select" aria-label=label on:change=choose>
            {option(&("", "All"))}
            {kinds.iter().map(option).collect_view()}
        </select>
    }
    .into_any()
}
