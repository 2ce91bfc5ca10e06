//! The row of parts, and the ways to add one.

use super::{
    super::state::use_events, add::AddFilter, names::Names, part::FilterPart, time_picker::TimePicker,
};
use crate::{
    components::{Icon, LiveMark, icon},
    link::{EventLink, FilterField},
    pages::saved::SavedSearches,
    state::use_toasts,
};
use argus_domain::{Cidr, Flag, Severity, saved_search::SavedList};
use leptos::{ev, prelude::*};

#[component]
pub(in crate::pages::event) fn FilterBar() -> impl IntoView {
    let state = use_events();
    let toasts = use_toasts();
    provide_context(Names::new(state));
    let question = Memo::new(move |_| state.with_link(EventLink::question));
    let fields = Memo::new(move |_| {
        let used = |field: &FilterField| state.with_link(|link| !field.values(&link.criteria).is_empty());
        FilterField::ALL.into_iter().filter(used).collect::<Vec<_>>()
    });
    let clear = move |_| {
        state.change(|link| {
            let range = link.range();
            link.criteria = Default::default();
            link.set_range(range);
        });
    };
    let clear_button = move || {
        (fields.with(Vec::len) > 1).then(|| {
            view! { <button type="button" class="btn ghost" on:click=clear>"Clear"</button> }
        })
    };
    view! {
        <div class="filter-bar" role="search" aria-label="Events">
            <TimePicker/>
            <For each=move || fields.get() key=|field| field.key() let:field>
                <FilterPart field/>
            </For>
            <QuickFilter/>
            <AddFilter/>
            {clear_button}
            <div class="filter-tools">
                <LiveMark/>
                <SavedSearches list=SavedList::Events question/>
                <button
                    type="button"
                    class="btn ghost"
                    title="Copy this search as a curl command"
                    aria-label="Copy as curl"
                    on:click=move |_| state.copy_as_curl(toasts)
                >
                    {icon(Icon::Terminal)}
                    <span class="btn-text">"Copy as curl"</span>
                </button>
                <button type="button" class="icon-btn" aria-label="Search again" title="Search again (r)" on:click=move |_| state.again()>
                    {icon(Icon::Refresh)}
                </button>
            </div>
        </div>
    }
    .into_any()
}

/// Takes what people paste: an address, a range, a flag, a severity, or a text.
#[component]
fn QuickFilter() -> impl IntoView {
    let state = use_events();
    let typed = RwSignal::new(String::new());
    let on_key = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
            let text = typed.get_untracked().trim().to_owned();
            if !text.is_empty() {
                typed.set(String::new());
                state.filter(meant(&text), &text);
            }
        }
    };
    view! {
        <input
            type="search"
            class="input search"
            placeholder="IP, range or text…"
            title="An IP address or range, a flag, a severity, or a part of the signature; then Enter"
            aria-label="Filter by IP address, range, flag, severity or text"
            data-search=""
            bind:value=typed
            on:keydown=on_key
        />
    }
    .into_any()
}

fn meant(text: &str) -> FilterField {
    if text.parse::<Cidr>().is_ok() {
        FilterField::Address
    } else if text.parse::<Flag>().is_ok() {
        FilterField::Flag
    } else if text.parse::<Severity>().is_ok() {
        FilterField::MinSeverity
    } else {
        FilterField::Text
    }
}
