//! The parts of a filter, and the ways to add one.

use super::{add::AddFilter, filtered::Filtered, names::Names, part::FilterPart};
use crate::link::FilterField;
use argus_domain::{Cidr, Flag, Severity};
use leptos::{ev, prelude::*};

/// Of what is [`Filtered`] around it.
#[component]
pub(crate) fn FilterParts() -> impl IntoView {
    let filtered: Filtered = expect_context();
    provide_context(Names::new(filtered));
    let fields = Memo::new(move |_| {
        let used = |field: &FilterField| filtered.with_link(|link| !field.values(&link.criteria).is_empty());
        FilterField::ALL.into_iter().filter(used).collect::<Vec<_>>()
    });
    let clear = move |_| {
        filtered.change(|link| {
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
        <For each=move || fields.get() key=|field| field.key() let:field>
            <FilterPart field/>
        </For>
        <QuickFilter/>
        <AddFilter/>
        {clear_button}
    }
    .into_any()
}

/// Takes what people paste: an address, a range, a flag, a severity, or a text.
#[component]
fn QuickFilter() -> impl IntoView {
    let filtered: Filtered = expect_context();
    let typed = RwSignal::new(String::new());
    let on_key = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
            let text = typed.get_untracked().trim().to_owned();
            if !text.is_empty() {
                typed.set(String::new());
                filtered.filter(meant(&text), &text);
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
