//! One side of an event: its address, what kind it is, and the way to its other events.

use super::super::state::EventsState;
use crate::{
    browser::country,
    components::{CopyButton, Icon, icon},
    link::{FilterField, Reason},
};
use argus_domain::{
    Cidr,
    event::{EndPoint, GeoLocation},
};
use leptos::prelude::*;

pub(super) fn end_point(
    state: EventsState,
    side: &'static str,
    field: FilterField,
    point: EndPoint,
    geo: Option<&GeoLocation>,
    reason: Option<&Reason>,
) -> AnyView {
    let where_ = geo.and_then(|geo| place(state, geo));
    let word = reason.map(|reason| {
        view! { <span class="match" title=reason.to_string()>{reason.word()}</span> }
    });
    let port = point.port.map(|port| {
        let narrow = move |_| state.filter(FilterField::Port, &port.to_string());
        view! {
            <button type="button" class="port mono" title="Only events with this port" on:click=narrow>
                {format!("port {port}")}
            </button>
        }
    });
    let Some(address) = point.address else {
        return view! {
            <section class="end-point" aria-label=side>
                <h4>{side}</h4>
                <p class="muted">"not known"</p>
                {port}
                {where_}
            </section>
        }
        .into_any();
    };
    let text = address.to_string();
    let narrow = {
        let text = text.clone();
        move |_| state.filter(field, &text)
    };
    let narrow_label = format!("Only events with this {}", side.to_lowercase());
    let events_of = |label: String, range: Cidr| {
        let address = state.with_link(|link| link.only(FilterField::Address, &range.to_string()).write());
        view! { <a class="btn small" href=address>{label}</a> }
    };
    let network = around(address).map(|network| events_of(format!("of this /{}", network.bits()), network));
    let this = if address.is_host() { "Events of this address" } else { "Events of this range" };
    view! {
        <section class="end-point" aria-label=side>
            <h4>{side} <span class="muted">{kind(address)}</span></h4>
            <p class="address mono">
                <span class="breaks">{text.clone()}</span>
                {word}
                {port}
                <CopyButton text label="Copy the address"/>
                <button
                    type="button"
                    class="icon-btn small"
                    title=narrow_label.clone()
                    aria-label=narrow_label
                    on:click=narrow
                >
                    {icon(Icon::Filter)}
                </button>
            </p>
            {where_}
            <p class="actions">{events_of(this.to_owned(), address)} {network}</p>
        </section>
    }
    .into_any()
}

/// Where on earth it is: place and country, by which the list can be narrowed.
fn place(state: EventsState, geo: &GeoLocation) -> Option<AnyView> {
    let position = geo.latitude.zip(geo.longitude).map(|(north, east)| format!("{north}, {east}"));
    let narrow = geo.country.map(|country| {
        let name = country::name(country);
        let label = format!("Only events of {name}");
        view! {
            <span>{format!("{name} ({country})")}</span>
            <button
                type="button"
                class="icon-btn small"
                title=label.clone()
                aria-label=label
                on:click=move |_| state.filter(FilterField::Country, country.as_str())
            >
                {icon(Icon::Filter)}
            </button>
        }
    });
    let name = Some(geo.name.clone()).filter(|name| !name.is_empty());
    if narrow.is_none() && name.is_none() && position.is_none() {
        return None;
    }
    let joint = (narrow.is_some() && name.is_some()).then_some(", ");
    // Coordinates say more than nothing where no place is named.
    let at = position.clone().filter(|_| narrow.is_none() && name.is_none());
    Some(view! { <p class="place" title=position>{name} {joint} {narrow} {at}</p> }.into_any())
}

/// The network that people mean by "its neighbours": /24, or /64 for IPv6.
fn around(address: Cidr) -> Option<Cidr> {
    let bits = if address.is_ipv4() { 24 } else { 64 };
    (address.bits() > bits).then(|| address.widened(bits))
}

fn kind(address: Cidr) -> &'static str {
    match (address.is_host(), address.is_multicast(), address.is_public()) {
        (_, true, _) => "multicast",
        (true, _, true) => "public",
        (true, _, false) => "private",
        (false, _, true) => "public network",
        (false, _, false) => "private network",
    }
}
