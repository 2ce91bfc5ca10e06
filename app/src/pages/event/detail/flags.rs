//! The flags that are set, each with the ways to filter by it.

use super::{super::state::EventsState, part::part};
use crate::{
    components::{Icon, icon},
    link::FilterField,
    state::Asked,
};
use argus_domain::{Flag, event::Event};
use leptos::prelude::*;

pub(super) fn flags(state: EventsState, found: Asked<Event>) -> AnyView {
    let flags = part(found, |event| event.summary.flags.iter().collect::<Vec<_>>());
    let any = Memo::new(move |_| flags.with(|flags| flags.as_ref().is_some_and(|flags| !flags.is_empty())));
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
    let section = move || {
        any.get().then(|| {
            view! {
                <section>
                    <h4>"Flags"</h4>
                    <ul class="tags">
                        <For each=move || flags.get().unwrap_or_default() key=|flag| *flag children=one/>
                    </ul>
                </section>
            }
        })
    };
    section.into_any()
}
