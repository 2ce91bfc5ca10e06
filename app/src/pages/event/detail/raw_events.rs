//! What the sensors reported, one by one: each can be opened.

use super::{super::state::EventsState, part::part};
use crate::{
    components::{Clock, CopyButton, time},
    link::EventLink,
    state::Asked,
    text::number,
};
use argus_domain::{EventId, event::Event};
use leptos::prelude::*;

/// So many are shown at first.
const FIRST: usize = 10;

pub(super) fn raw_events(state: EventsState, found: Asked<Event>) -> AnyView {
    let event = part(found, |event| event.summary.id);
    let ids = part(found, |event| event.raw_events.clone());
    let any = Memo::new(move |_| ids.with(|ids| ids.as_ref().is_some_and(|ids| !ids.is_empty())));
    // Each event is folded at first; while it grows, it stays as somebody has it.
    let folded = move || {
        event.track();
        any.get().then(|| section(state, ids))
    };
    folded.into_any()
}

fn section(state: EventsState, ids: Memo<Option<Vec<EventId>>>) -> AnyView {
    let all = RwSignal::new(false);
    let count = Memo::new(move |_| ids.with(|ids| ids.as_ref().map_or(0, Vec::len)));
    let title = move || {
        let known = if count.get() == Event::MAX_RAW_EVENTS { "the first " } else { "" };
        format!("Raw events ({known}{})", number::grouped(count.get() as u64))
    };
    let copy = move || {
        let ids = ids.get().unwrap_or_default();
        let text = ids.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
        view! { <CopyButton text label="Copy the IDs of the raw events"/> }
    };
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
        let mut shown = ids.get().unwrap_or_default();
        if !all.get() {
            shown.truncate(FIRST);
        }
        shown
    };
    let more = move || {
        (!all.get() && count.get() > FIRST).then(|| {
            view! {
                <button type="button" class="btn ghost" on:click=move |_| all.set(true)>
                    {format!("Show all {}", number::grouped(count.get() as u64))}
                </button>
            }
        })
    };
    view! {
        <section>
            <h4>{title} {copy}</h4>
            <ul class="raw-events breaks">
                <For each=shown key=ToString::to_string children=one/>
            </ul>
            {more}
        </section>
    }
    .into_any()
}
