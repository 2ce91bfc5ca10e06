//! The events that an alert was raised for.

use super::opened::use_alert;
use crate::{
    api::alert::alert_events,
    components::{Clock, Loaded, severity_mark, time},
    link::{EventLink, TimeRange},
    pages::event::end,
    state::{Asked, ask},
    text::number,
};
use argus_domain::event::EventSummary;
use leptos::prelude::*;

#[component]
pub(super) fn Events() -> impl IntoView {
    let alert = use_alert();
    let count = Memo::new(move |_| alert.found.with(|alert| alert.events.len()).unwrap_or_default());
    move || (count.get() > 0).then(|| view! { <Linked/> })
}

#[component]
fn Linked() -> impl IntoView {
    let alert = use_alert();
    let found = ask(move || {
        alert.activity.track();
        Some(alert_events(alert.id))
    });
    view! {
        <section class="panel flush" aria-labelledby="alert-events-title">
            <header class="page-head"><h2 id="alert-events-title">"Events"</h2></header>
            <Loaded asked=found lines=3 view=Callback::new(table)/>
        </section>
    }
    .into_any()
}

fn table(found: Asked<Vec<EventSummary>>) -> AnyView {
    view! {
        <div class="table-box">
            <table class="list case-events">
                <thead>
                    <tr>
                        <th scope="col" class="col-time">"Time"</th>
                        <th scope="col" class="col-sev">"Severity"</th>
                        <th scope="col">"Alarm or signature"</th>
                        <th scope="col" class="col-ends">"Source → destination"</th>
                        <th scope="col" class="col-count">"Count"</th>
                    </tr>
                </thead>
                <tbody>{move || found.with(|events| events.iter().map(row).collect_view())}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(event: &EventSummary) -> AnyView {
    let attack = &event.attack;
    let name = attack.alarm_description.clone().unwrap_or_else(|| attack.signature.clone());
    let ends = format!("{} → {}", end(event.source), end(event.destination));
    let mut link = EventLink::default();
    link.set_range(TimeRange::EVER);
    let address = link.opening(Some(event.id)).write();
    view! {
        <tr>
            <td class="col-time">{time(event.start, Clock::Row)}</td>
            <td class="col-sev">{severity_mark(event.severity)}</td>
            <td>
                <a class="row-link" href=address>{name}</a>
            </td>
            <td class="col-ends mono">{ends}</td>
            <td class="col-count num">{number::grouped(event.count.unsigned_abs())}</td>
        </tr>
    }
    .into_any()
}
