//! One event in full, beside the list; on a phone over it.

mod end_point;
mod facts;
mod flags;
mod judgement;
mod payload;
mod properties;
mod raw_events;

use super::{
    actions::{ActionButtons, use_actions},
    state::{EventsState, use_events},
};
use crate::{
    api::event::get_event,
    components::{CopyButton, Icon, Loaded, icon, severity_mark},
    link::{FilterField, Side, why_matched},
    state::{Asked, ask},
    text::number,
};
use argus_domain::{EventId, EventType, Flag, Flags, event::Event, property::PropertyMap};
use end_point::end_point;
use facts::{fact, moment, narrowing};
use leptos::prelude::*;

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
    // Somebody here did something with it, perhaps with many at once, of which fewer raw events are told.
    Effect::new(move |_| {
        state.assessed.with(|events| {
            found.amend(|shown| {
                if let Some(event) = events.iter().find(|event| event.summary.id == shown.summary.id) {
                    let raw_events = std::mem::take(&mut shown.raw_events);
                    *shown = Event { raw_events, ..event.clone() };
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

/// From a raw event to the one it was merged into.
fn way_back(state: EventsState) -> Option<AnyView> {
    let address = state.with_link(|link| link.raw.map(|_| link.opening(link.event).write()))?;
    Some(
        view! { <p class="up"><a href=address>{icon(Icon::Back)} "The event it is a part of"</a></p> }
            .into_any(),
    )
}

/// What never changes while the event is open: people may have narrowed or unfolded it.
#[derive(Clone, PartialEq)]
struct Record {
    id: EventId,
    payload: Flags,
    properties: PropertyMap,
    raw_events: Vec<EventId>,
}

impl Record {
    fn of(event: &Event) -> Self {
        let of_payload = [Flag::HasPayload, Flag::HasStringPayload, Flag::HasPcap, Flag::PayloadTruncated];
        Self {
            id: event.summary.id,
            payload: event.summary.flags.intersection(of_payload.into_iter().collect()),
            properties: event.properties.clone(),
            raw_events: event.raw_events.clone(),
        }
    }
}

fn whole(state: EventsState, found: Asked<Event>) -> AnyView {
    let record = Memo::new(move |_| found.with(Record::of));
    view! {
        {move || found.with(|event| judged(state, event))}
        {move || record.get().map(|record| recorded(state, record, found))}
    }
    .into_any()
}

fn recorded(state: EventsState, record: Record, found: Asked<Event>) -> AnyView {
    let raw_events = found.with_untracked(|event| raw_events::raw_events(state, event)).flatten();
    view! {
        <payload::PayloadSection id=record.id flags=record.payload/>
        <properties::Properties properties=record.properties/>
        {raw_events}
    }
    .into_any()
}

fn judged(state: EventsState, event: &Event) -> AnyView {
    let actions = use_actions();
    let summary = &event.summary;
    let attack = &summary.attack;
    let id = summary.id.to_string();
    let title = attack.alarm_description.clone().unwrap_or_else(|| attack.signature.clone());
    let (source, destination) = (summary.source.address, summary.destination.address);
    let reasons = state.with_link(|link| why_matched(&link.criteria, source, destination));
    let of = |side: Side| reasons.iter().find(|reason| reason.side == side);
    let why = (!reasons.is_empty()).then(|| {
        let all: Vec<String> = reasons.iter().map(ToString::to_string).collect();
        view! { <p class="why"><strong>"Why it matched: "</strong> {all.join("; ")} "."</p> }
    });
    let buttons = (actions.may() && summary.id.kind == EventType::Aggregated).then(|| {
        let targets = Signal::derive(move || actions.opened().into_iter().collect());
        view! {
            <div class="detail-actions" role="toolbar" aria-label="This event">
                <ActionButtons targets/>
            </div>
        }
    });
    view! {
        <div class="detail-title">
            {severity_mark(summary.severity)}
            <h3>{title}</h3>
        </div>
        {buttons}
        {why}
        <div class="end-points">
            {end_point(state, "Source", FilterField::Source, summary.source, event.source_geo.as_ref(), of(Side::Source))}
            {end_point(
                state,
                "Destination",
                FilterField::Destination,
                summary.destination,
                event.destination_geo.as_ref(),
                of(Side::Destination),
            )}
        </div>
        {judgement::cases(event)}
        {judgement::comments(event)}
        <dl class="facts">
            {narrowing(state, "Signature", attack.signature.clone(), FilterField::Signature, attack.signature.clone())}
            {fact("Category", attack.category_name.clone())}
            {narrowing(state, "Customer", summary.customer.name.clone(), FilterField::Customer, summary.customer.id.to_string())}
            {narrowing(state, "Severity", summary.severity.to_string(), FilterField::Severity, summary.severity.to_string())}
            {fact("Protocol", Some(summary.protocol.to_string()))}
            {fact("Count", Some(number::grouped(summary.count.unsigned_abs())))}
            {moment("First seen", summary.start)}
            {moment("Last seen", summary.end)}
            {moment("Timestamp", summary.id.timestamp)}
            {moment("Last updated", summary.last_updated)}
            {event.assessed.map(|at| moment("First assessed", at))}
            {event
                .domain
                .clone()
                .map(|domain| narrowing(state, "Domain", domain.clone(), FilterField::Domain, domain))}
            {fact("URI", event.uri.clone())}
            {fact("Sensor", event.sensor.as_ref().map(|sensor| sensor.host_name.clone()))}
            {fact("Location", location(event))}
            <dt>"Event ID"</dt>
            <dd class="mono breaks">{id.clone()} <CopyButton text=id label="Copy the event ID"/></dd>
        </dl>
        {flags::flags(state, event)}
    }
    .into_any()
}

fn location(event: &Event) -> Option<String> {
    let location = &event.location;
    let name = location.name.clone().or_else(|| location.short_name.clone())?;
    Some(format!("{name} ({})", location.time_zone))
}
