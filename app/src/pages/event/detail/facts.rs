//! What is known about an event, name by name.

use super::{super::state::EventsState, part::part};
use crate::{
    components::{Clock, CopyButton, Icon, icon, time},
    link::FilterField,
    state::Asked,
    text::number,
};
use argus_domain::{
    LocationId, Timestamp,
    event::{Event, EventSummary, Location},
};
use leptos::prelude::*;

/// What grows and changes stands apart from what does not.
pub(super) fn facts(state: EventsState, found: Asked<Event>) -> AnyView {
    let kind = part(found, |event| {
        let EventSummary { attack, customer, severity, protocol, .. } = &event.summary;
        (attack.clone(), customer.clone(), *severity, *protocol)
    });
    let extent = part(found, |event| (event.summary.clone(), event.assessed));
    let context = part(found, |event| {
        let sensor = event.sensor.as_ref().map(|sensor| sensor.host_name.clone());
        (event.summary.id, event.domain.clone(), event.uri.clone(), sensor, event.location.clone())
    });
    let kind = move || {
        let (attack, customer, severity, protocol) = kind.get()?;
        let alarm = attack.alarm.zip(attack.alarm_description.clone());
        let category = attack.category.zip(attack.category_name);
        Some(view! {
            {narrowing(state, "Signature", attack.signature.clone(), FilterField::Signature, attack.signature)}
            {alarm.map(|(id, name)| narrowing(state, "Alarm", name, FilterField::Alarm, id.to_string()))}
            {category.map(|(id, name)| narrowing(state, "Category", name, FilterField::Category, id.to_string()))}
            {narrowing(state, "Customer", customer.name, FilterField::Customer, customer.id.to_string())}
            {narrowing(state, "Severity", severity.to_string(), FilterField::Severity, severity.to_string())}
            {fact("Protocol", Some(protocol.to_string()))}
        })
    };
    let extent = move || {
        let (summary, assessed) = extent.get()?;
        Some(view! {
            {fact("Count", Some(number::grouped(summary.count.unsigned_abs())))}
            {moment("First seen", summary.start)}
            {moment("Last seen", summary.end)}
            {moment("Timestamp", summary.id.timestamp)}
            {moment("Last updated", summary.last_updated)}
            {assessed.map(|at| moment("First assessed", at))}
        })
    };
    let context = move || {
        let (id, domain, uri, sensor, place) = context.get()?;
        let id = id.to_string();
        Some(view! {
            {domain.map(|domain| narrowing(state, "Domain", domain.clone(), FilterField::Domain, domain))}
            {fact("URI", uri)}
            {fact("Sensor", sensor)}
            {location(state, place)}
            <dt>"Event ID"</dt>
            <dd class="mono breaks">{id.clone()} <CopyButton text=id label="Copy the event ID"/></dd>
        })
    };
    view! { <dl class="facts">{kind} {extent} {context}</dl> }.into_any()
}

fn location(state: EventsState, location: Location) -> Option<AnyView> {
    let Location { id, name, short_name, time_zone } = location;
    let shown = format!("{} ({time_zone})", name.or(short_name)?);
    Some(if id == LocationId(0) {
        fact("Location", Some(shown))?
    } else {
        narrowing(state, "Location", shown, FilterField::Location, id.to_string())
    })
}

fn fact(name: &'static str, value: Option<String>) -> Option<AnyView> {
    let value = value.filter(|value| !value.is_empty())?;
    Some(view! { <dt>{name}</dt><dd class="breaks">{value}</dd> }.into_any())
}

fn moment(name: &'static str, at: Timestamp) -> AnyView {
    view! { <dt>{name}</dt><dd>{time(at, Clock::Full)}</dd> }.into_any()
}

/// A fact that the list can be narrowed to.
fn narrowing(
    state: EventsState,
    name: &'static str,
    shown: String,
    field: FilterField,
    value: String,
) -> AnyView {
    let label = format!("Only events with this {}", name.to_lowercase());
    view! {
        <dt>{name}</dt>
        <dd class="breaks">
            {shown}
            <button
                type="button"
                class="icon-btn small"
                title=label.clone()
                aria-label=label
                on:click=move |_| state.filter(field, &value)
            >
                {icon(Icon::Filter)}
            </button>
        </dd>
    }
    .into_any()
}
