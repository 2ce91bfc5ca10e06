//! One event in the list.

use super::state::EventsState;
use crate::{
    components::{Clock, Icon, icon, mark_box, severity_mark, time},
    link::{Side, why_matched},
    text::number,
};
use argus_domain::{
    Flag, Flags,
    event::{EndPoint, EventSummary},
};
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

pub(super) fn row(state: EventsState, event: &EventSummary, marks: bool) -> AnyView {
    let id = event.id;
    let address = move || state.with_link(|link| link.opening(Some(id)).write());
    let current = move || state.with_link(|link| link.event == Some(id)).then_some("true");
    let open = move |event: ev::MouseEvent| {
        // A link within the row leads where it says.
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let on_link =
            target.and_then(|target| target.closest("a, button, .col-mark").ok().flatten()).is_some();
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
    let (source, destination) = (event.source, event.destination);
    let both = format!("{} → {}", end(event.source), end(event.destination));
    let is_marked = move || state.selection.contains(id);
    let name = if description.is_empty() { event.attack.signature.clone() } else { description.clone() };
    let box_ = marks.then(|| mark_box(state.selection, move || state.ids(), id, &name));
    view! {
        <tr
            aria-current=current
            class:marked=is_marked
            class:fresh=move || state.fresh.contains(id)
            on:click=open
        >
            {box_}
            <td class="col-time">{time(event.start, Clock::Row)}</td>
            <td class="col-sev">{severity_mark(event.severity)}</td>
            <td class="col-signature">
                <a class="event-link" href=address data-row=id.to_string() title=title>
                    <span class="description">{description}</span>
                    <span class="mono muted">{event.attack.signature.clone()}</span>
                </a>
                {judged(event)}
            </td>
            <td class="col-customer">{event.customer.name.clone()}</td>
            <td class="col-ends mono" title=both>{move || ends(state, source, destination)}</td>
            <td class="col-proto">{event.protocol.to_string()}</td>
            <td class="col-count num">{number::grouped(event.count.unsigned_abs())}</td>
            <td class="col-flags">{flags(event.flags)}</td>
            <td class="col-updated">{time(event.last_updated, Clock::Relative)}</td>
        </tr>
    }
    .into_any()
}

/// Small signs of what people have made of it.
fn judged(event: &EventSummary) -> AnyView {
    let flags = event.flags;
    let sign = |is_so: bool, picture: Icon, what: &'static str| {
        is_so.then(|| {
            view! {
                <span class="sign" title=what>
                    {icon(picture)}
                    <span class="sr-only">{what}</span>
                </span>
            }
        })
    };
    view! {
        <span class="signs">
            {sign(flags.contains(Flag::Acknowledged), Icon::Check, "Acknowledged")}
            {sign(flags.contains(Flag::Followup), Icon::Flag, "To be followed up")}
            {sign(flags.contains(Flag::Commented), Icon::Comment, "Commented")}
            {sign(event.linked, Icon::Link, "Linked to a case")}
        </span>
    }
    .into_any()
}

/// Both ends; where an address was searched for, with the word for how each answers to it.
fn ends(state: EventsState, source: EndPoint, destination: EndPoint) -> AnyView {
    let reasons = state.with_link(|link| why_matched(&link.criteria, source.address, destination.address));
    let one = |side: Side, point: EndPoint| {
        let reason = reasons.iter().find(|reason| reason.side == side);
        view! {
            <span
                class="end"
                data-match=reason.map(|reason| reason.word())
                title=reason.map(|reason| reason.to_string())
            >
                {end(point)}
            </span>
        }
    };
    view! {
        {one(Side::Source, source)}
        <span class="arrow" aria-label="to">" → "</span>
        {one(Side::Destination, destination)}
    }
    .into_any()
}

/// `10.5.97.201:12342`, `[2001:db8::1]:80`, `192.168.1.0/24`
pub(crate) fn end(point: EndPoint) -> String {
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
