//! One event in full, beside the list; on a phone over it.

mod end_point;
mod facts;
mod flags;
mod head;
mod judgement;
mod part;
mod payload;
mod properties;
mod raw_events;

use super::{
    actions::use_actions,
    state::{EventsState, use_events},
};
use crate::{
    api::event::get_event,
    components::{Icon, Loaded, icon},
    state::{Asked, ask},
};
use argus_domain::{EventType, Flag, event::Event};
use leptos::prelude::*;
use part::part;

#[component]
pub(super) fn EventDetail() -> impl IntoView {
    let state = use_events();
    let actions = use_actions();
    let id = Memo::new(move |_| state.with_link(|link| link.raw.or(link.event)));
    let found = ask(move || id.get().map(get_event));
    Effect::new(move |_| {
        let summary = found.with(|event| event.summary.clone());
        if summary.as_ref().is_none_or(|summary| summary.id.kind == EventType::Aggregated) {
            actions.set_opened(summary);
        }
    });
    on_cleanup(move || actions.set_opened(None));
    Effect::new(move |_| {
        state.assessed.with(|events| {
            found.amend(|shown| {
                if let Some(event) = events.iter().find(|event| event.summary.id == shown.summary.id) {
                    take_in(shown, event.clone());
                }
            });
        });
    });
    view! {
        <aside class="detail" id="detail" tabindex="-1" aria-label="Event">
            <header class="detail-head">
                <h2>{move || if state.with_link(|link| link.raw.is_some()) { "Raw event" } else { "Event" }}</h2>
                <span class="grow"></span>
                <button type="button" class="icon-btn" aria-label="Previous event" title="Previous event (k)" on:click=move |_| state.step(-1)>
                    {icon(Icon::Previous)}
                </button>
                <button type="button" class="icon-btn" aria-label="Next event" title="Next event (j)" on:click=move |_| state.step(1)>
                    {icon(Icon::Next)}
                </button>
                <button type="button" class="icon-btn" aria-label="Close the event" title="Close (Esc)" on:click=move |_| state.close()>
                    {icon(Icon::Close)}
                </button>
            </header>
            <div class="detail-body">
                {move || way_back(state)}
                <Loaded asked=found lines=8 view=Callback::new(move |found: Asked<Event>| whole(state, found))/>
            </div>
        </aside>
    }
    .into_any()
}

/// Of many events at once, fewer raw events are told than of one.
fn take_in(shown: &mut Event, event: Event) {
    let before = std::mem::take(&mut shown.raw_events);
    *shown = event;
    if shown.raw_events.len() < before.len() {
        shown.raw_events = before;
    }
}

/// From a raw event to the one it was merged into.
fn way_back(state: EventsState) -> Option<AnyView> {
    let address = state.with_link(|link| link.raw.map(|_| link.opening(link.event).write()))?;
    Some(
        view! { <p class="up"><a href=address>{icon(Icon::Back)} "The event it is a part of"</a></p> }
            .into_any(),
    )
}

fn whole(state: EventsState, found: Asked<Event>) -> AnyView {
    let payload = part(found, |event| {
        let of_payload = [Flag::HasPayload, Flag::HasStringPayload, Flag::HasPcap, Flag::PayloadTruncated];
        (event.summary.id, event.summary.flags.intersection(of_payload.into_iter().collect()))
    });
    let properties = part(found, |event| (event.summary.id, event.properties.clone()));
    view! {
        <head::EventHead found/>
        {judgement::cases(found)}
        {judgement::comments(found)}
        {facts::facts(state, found)}
        {flags::flags(state, found)}
        {move || payload.get().map(|(id, flags)| view! { <payload::PayloadSection id flags/> })}
        {move || properties.get().map(|(_, properties)| view! { <properties::Properties properties/> })}
        {raw_events::raw_events(state, found)}
    }
    .into_any()
}
