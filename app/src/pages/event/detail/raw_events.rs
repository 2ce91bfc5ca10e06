//! What the sensors reported, one by one.

use crate::{components::CopyButton, text::number};
use argus_domain::event::Event;
use leptos::prelude::*;

/// The ids of the raw events, the first few at once.
pub(super) fn raw_events(event: &Event) -> Option<AnyView> {
    const FIRST: usize = 10;
    let ids: Vec<String> = event.raw_events.iter().map(ToString::to_string).collect();
    if ids.is_empty() {
        return None;
    }
    let count = ids.len();
    let known = if count == Event::MAX_RAW_EVENTS { "the first " } else { "" };
    let title = format!("Raw events ({known}{})", number::grouped(count as u64));
    let all = RwSignal::new(count <= FIRST);
    let copied = ids.join("\n");
    let shown = move || {
        let shown = if all.get() { count } else { FIRST };
        ids.iter().take(shown).map(|id| view! { <li>{id.clone()}</li> }).collect_view()
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
                <ul class="ids mono breaks">{shown}</ul>
                {more}
            </section>
        }
        .into_any(),
    )
}
