//! What has something in common with the alert: other alerts, open and closed apart, and cases.

use super::{opened::use_alert, relations::relations};
use crate::{
    api::alert::similar_to_alert,
    components::{Clock, Loaded, severity_mark, time},
    link::AlertLink,
    pages::alert::list::status_mark,
    state::{Asked, ask},
};
use argus_domain::alert::{AlertFilter, Shared, SimilarAlert, SimilarAlerts, SimilarCase};
use leptos::prelude::*;

#[component]
pub(super) fn Similar() -> impl IntoView {
    let alert = use_alert();
    let found = ask(move || {
        alert.activity.track();
        Some(similar_to_alert(alert.id))
    });
    view! {
        <section class="panel flush similar" aria-labelledby="similar-title">
            <header class="page-head"><h2 id="similar-title">"Similar alerts"</h2></header>
            <Loaded asked=found lines=3 view=Callback::new(body)/>
        </section>
    }
    .into_any()
}

fn body(found: Asked<SimilarAlerts>) -> AnyView {
    (move || {
        found.with(|similar| {
            if similar.is_empty() {
                let told = format!(
                    "No other alert of this customer in {} days has an indicator or an asset of this one, or comes of \
                     the same rule for the same group.",
                    SimilarAlerts::DAYS
                );
                return view! { <p class="similar-none muted">{told}</p> }.into_any();
            }
            let part = |similar: &[SimilarAlert], title: &'static str| {
                (!similar.is_empty()).then(|| alerts(similar, title))
            };
            view! {
                {relations(similar)}
                {part(&similar.open, "Open")}
                {part(&similar.closed, "Handled")}
                {(!similar.cases.is_empty()).then(|| cases(&similar.cases))}
                {(!similar.is_complete).then(|| view! { <p class="similar-none muted">"There are more: these are the newest."</p> })}
            }
            .into_any()
        })
    })
    .into_any()
}

fn alerts(similar: &[SimilarAlert], title: &'static str) -> AnyView {
    let row = |similar: &SimilarAlert| {
        let alert = &similar.alert;
        view! {
            <tr>
                <td class="col-severity">{severity_mark(alert.severity)}</td>
                <td class="col-name">
                    <a class="row-link" href=format!("/alerts/{}", alert.id)>{alert.heading()}</a>
                    <span class="row-tags">{similar.shared.iter().map(shared_link).collect_view()}</span>
                </td>
                <td class="col-state">{status_mark(alert.status)}</td>
                <td class="col-updated">{time(alert.created, Clock::Relative)}</td>
            </tr>
        }
    };
    view! {
        <div class="table-box">
            <table class="list cases">
                <caption>{format!("{title} ({})", similar.len())}</caption>
                <thead>
                    <tr>
                        <th scope="col" class="col-severity">"Severity"</th>
                        <th scope="col">"Title, and what they share"</th>
                        <th scope="col" class="col-state">"Status"</th>
                        <th scope="col" class="col-updated">"Raised"</th>
                    </tr>
                </thead>
                <tbody>{similar.iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn cases(cases: &[SimilarCase]) -> AnyView {
    let row = |case: &SimilarCase| {
        let shared: Vec<String> = case.shared.iter().map(|ioc| ioc.value.clone()).collect();
        view! {
            <tr>
                <td class="col-name">
                    <a class="row-link" href=format!("/cases/{}", case.case)>{case.title.clone()}</a>
                </td>
                <td class="col-state">{if case.is_open { "open" } else { "closed" }}</td>
                <td class="mono">{shared.join(", ")}</td>
            </tr>
        }
    };
    view! {
        <div class="table-box">
            <table class="list cases">
                <caption>{format!("Cases that hold its indicators ({})", cases.len())}</caption>
                <thead>
                    <tr>
                        <th scope="col">"Case"</th>
                        <th scope="col" class="col-state">"State"</th>
                        <th scope="col">"Indicators"</th>
                    </tr>
                </thead>
                <tbody>{cases.iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// What both have, which leads to all alerts in the queue that have it.
fn shared_link(shared: &Shared) -> AnyView {
    let mut filter = AlertFilter::default();
    match shared {
        // The queue does not know groups of rules.
        Shared::Rule => return view! { <span class="tag">{name(shared)}</span> }.into_any(),
        Shared::Indicator(ioc) => filter.iocs.push(ioc.clone()),
        Shared::Asset(asset) => filter.assets.push(asset.clone()),
    }
    let address = AlertLink { filter, ..AlertLink::default() }.write();
    view! { <a class="tag" href=address title="Show all alerts that have it in the queue">{name(shared)}</a> }
        .into_any()
}

/// For people.
pub(super) fn name(shared: &Shared) -> String {
    match shared {
        Shared::Rule => "Same rule and group".to_owned(),
        Shared::Indicator(ioc) => ioc.value.clone(),
        Shared::Asset(asset) => asset.name.clone(),
    }
}
