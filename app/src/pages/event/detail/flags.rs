//! The flags that are set, each with the ways to filter by it.

use super::super::state::EventsState;
use crate::{
    components::{Icon, icon},
    link::FilterField,
};
use argus_domain::{Flag, event::Event};
use leptos::prelude::*;

pub(super) fn flags(state: EventsState, event: &Event) -> Option<AnyView> {
    let flags = event.summary.flags;
    let one = move |flag: Flag| {
        let button = move |field: FilterField, picture: Icon, what: &str| {
            let label = format!("{what} {}", flag.name());
            view! {
                <button
                    type="button"
                    class="icon-btn small"
                    title=label.clone()
                    aria-label=label
                    on:click=move |_| state.filter(field, flag.name())
                >
                    {icon(picture)}
                </button>
            }
        };
        view! {
            <li class="tag">
                {flag.name()}
                {button(FilterField::Flag, Icon::Filter, "Only events with")}
                {button(FilterField::NotFlag, Icon::FilterOut, "No events with")}
            </li>
        }
    };
    (!flags.is_empty()).then(|| {
        view! {
            <section>
                <h4>"Flags"</h4>
                <ul class="tags">{flags.iter().map(one).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}
