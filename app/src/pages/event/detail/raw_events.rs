//! What the sensors reported, one by one: each can be opened.

use super::super::state::EventsState;
use crate::{
    components::{Clock, CopyButton, time},
    link::EventLink,
    text::number,
};
use argus_domain::{EventId, event::Event};
use leptos::prelude::*;

/// The raw events, the first few at once.
pub(super) fn raw_events(state: EventsState, event: &Event) -> Option<AnyView> {
    const FIRST: usize = 10;
    let ids = event.raw_events.clone();
    if ids.is_empty() {
        return None;
    }
    let count = ids.len();
    let known = if count == Event::MAX_RAW_EVENTS { "the first " } else { "" };
    let title = format!("Raw events ({known}{})", number::grouped(count as u64));
    let all = RwSignal::new(count <= FIRST);
    let copied = ids.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    let one = move |id: EventId| {
        let address = move || state.with_link(|link| EventLink { raw: Some(id), ..link.clone() }.write());
        view! {
            <li>
                <a href=address data-raw=id.to_string()>
                    {time(id.timestamp, Clock::Full)} <span class="mono muted">{id.uuid.to_string()}</span>
                </a>
            </li>
        }
    };
    let shown = move || {
        let shown = if all.get() { count } else { FIRST };
        ids.iter().take(shown).copied().map(one).collect_view()
    };
    let more = move || {
        (!all.get()).then(|| {
            view! {
                <button type="button" class="btn ghost" on:click=move |_| all.set(true)>
                    {format!("Show all {}", number::grouped(count as u64))}
                </button>
            }
        })
    };
    Some(
        view! {
            <section>
                <h4>
                    {title}
                    <CopyButton text=copied label="Copy the IDs of the raw events"/>
                </h4>
                <ul class="raw-events breaks">{shown}</ul>
                {more}
            </section>
        }
        .into_any(),
    )
}
