//! One event in full, beside the list; on a phone over it.

mod end_point;
mod facts;
mod flags;
mod properties;
mod raw_events;

use super::state::{EventsState, use_events};
use crate::{
    api::event::get_event,
    components::{Clock, CopyButton, Icon, Loaded, icon, severity_mark, time},
    link::{FilterField, why_matched},
    state::{Asked, ask},
    text::number,
};
use argus_domain::event::{Comment, Event};
use end_point::end_point;
use facts::{fact, moment, narrowing};
use leptos::prelude::*;

#[component]
pub(super) fn EventDetail() -> impl IntoView {
    let state = use_events();
    let id = Memo::new(move |_| state.with_link(|link| link.event));
    let found = ask(move || id.get().map(get_event));
    view! {
        <aside class="detail" id="detail" tabindex="-1" aria-label="Event">
            <header class="detail-head">
                <h2>"Event"</h2>
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
                <Loaded asked=found lines=8 view=Callback::new(move |found: Asked<Event>| {
                    (move || found.with(|event| view_event(state, event))).into_any()
                })/>
            </div>
        </aside>
    }
    .into_any()
}

fn view_event(state: EventsState, event: &Event) -> AnyView {
    let summary = &event.summary;
    let attack = &summary.attack;
    let id = summary.id.to_string();
    let title = attack.alarm_description.clone().unwrap_or_else(|| attack.signature.clone());
    let (source, destination) = (summary.source.address, summary.destination.address);
    let reasons = state.with_link(|link| why_matched(&link.criteria, source, destination));
    let why = (!reasons.is_empty()).then(|| {
        view! { <p class="why"><strong>"Why it matched: "</strong> {reasons.join("; ")} "."</p> }
    });
    view! {
        <div class="detail-title">
            {severity_mark(summary.severity)}
            <h3>{title}</h3>
        </div>
        {why}
        <div class="end-points">
            {end_point(state, "Source", FilterField::Source, summary.source)}
            {end_point(state, "Destination", FilterField::Destination, summary.destination)}
        </div>
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
            {fact("Domain", event.domain.clone())}
            {fact("URI", event.uri.clone())}
            {fact("Location", location(event))}
            <dt>"Event ID"</dt>
            <dd class="mono breaks">{id.clone()} <CopyButton text=id label="Copy the event ID"/></dd>
        </dl>
        {flags::flags(state, event)}
        {cases(event)}
        {comments(event)}
        <properties::Properties properties=event.properties.clone()/>
        {raw_events::raw_events(event)}
    }
    .into_any()
}

fn location(event: &Event) -> Option<String> {
    let location = &event.location;
    let name = location.name.clone().or_else(|| location.short_name.clone())?;
    Some(format!("{name} ({})", location.time_zone))
}

fn cases(event: &Event) -> Option<AnyView> {
    let cases = &event.cases;
    let one = |id| view! { <li><a href=format!("/cases/{id}")>{format!("#{id}")}</a></li> };
    (!cases.is_empty()).then(|| {
        view! {
            <section>
                <h4>"Cases"</h4>
                <ul class="tags">{cases.iter().map(one).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

fn comments(event: &Event) -> Option<AnyView> {
    let one = |comment: &Comment| {
        view! {
            <li class="comment">
                <p class="muted small">
                    {comment.user_name.clone()} " · " {time(comment.at, Clock::Relative)}
                </p>
                <p class="prose">{comment.text.clone()}</p>
            </li>
        }
    };
    (!event.comments.is_empty()).then(|| {
        view! {
            <section>
                <h4>"Comments"</h4>
                <ul>{event.comments.iter().map(one).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}
