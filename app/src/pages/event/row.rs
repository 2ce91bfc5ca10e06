//! One event in the list.

use super::state::EventsState;
use crate::{
    components::{Clock, severity_mark, time},
    text::number,
};
use argus_domain::{
    Flags,
    event::{EndPoint, EventSummary},
};
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

pub(super) fn row(state: EventsState, event: &EventSummary) -> AnyView {
    let id = event.id;
    let address = move || state.with_link(|link| link.opening(Some(id)).write());
    let current = move || state.with_link(|link| link.event == Some(id)).then_some("true");
    let open = move |event: ev::MouseEvent| {
        // A link within the row leads where it says.
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let on_link = target.and_then(|target| target.closest("a, button").ok().flatten()).is_some();
        if !on_link && !event.default_prevented() {
            state.open(id);
        }
    };
    let description = event
        .attack
        .alarm_description
        .clone()
        .or_else(|| event.attack.category_name.clone())
        .unwrap_or_default();
    let title = description.clone();
    let both = format!("{} → {}", end(event.source), end(event.destination));
    view! {
        <tr aria-current=current on:click=open>
            <td class="col-time">{time(event.start, Clock::Row)}</td>
            <td class="col-sev">{severity_mark(event.severity)}</td>
            <td class="col-signature">
                <a class="event-link" href=address data-row=id.to_string() title=title>
                    <span class="description">{description}</span>
                    <span class="mono muted">{event.attack.signature.clone()}</span>
                </a>
            </td>
            <td class="col-customer">{event.customer.name.clone()}</td>
            <td class="col-ends mono" title=both>{ends(event.source, event.destination)}</td>
            <td class="col-proto">{event.protocol.to_string()}</td>
            <td class="col-count num">{number::grouped(event.count.unsigned_abs())}</td>
            <td class="col-flags">{flags(event.flags)}</td>
            <td class="col-updated">{time(event.last_updated, Clock::Relative)}</td>
        </tr>
    }
    .into_any()
}

fn ends(source: EndPoint, destination: EndPoint) -> AnyView {
    view! {
        <span class="end">{end(source)}</span>
        <span class="arrow" aria-label="to">" → "</span>
        <span class="end">{end(destination)}</span>
    }
    .into_any()
}

/// `10.5.97.201:12342`, `[2001:db8::1]:80`, `192.168.1.0/24`
pub(super) fn end(point: EndPoint) -> String {
    match (point.address, point.port) {
        (None, None) => "–".to_owned(),
        (None, Some(port)) => format!(":{port}"),
        (Some(address), None) => address.to_string(),
        (Some(address), Some(port)) if address.is_ipv4() => format!("{address}:{port}"),
        (Some(address), Some(port)) => format!("[{address}]:{port}"),
    }
}

/// The first in words, the rest as a number with all names on hover.
fn flags(flags: Flags) -> AnyView {
    let names: Vec<&str> = flags.iter().map(|flag| flag.name()).collect();
    let Some(first) = names.first() else { return ().into_any() };
    let first = first.replace('_', " ").to_lowercase();
    let more = (names.len() > 1).then(|| format!("+{}", names.len() - 1));
    view! {
        <span class="flags" title=names.join("\n")>
            <span class="tag">{first}</span>
            {more.map(|more| view! { <span class="muted num">{more}</span> })}
        </span>
    }
    .into_any()
}
