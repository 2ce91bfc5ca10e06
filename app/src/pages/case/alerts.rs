//! The alerts that went to a case.

use super::opened::use_case;
use crate::{
    api::alert::alerts_of_case,
    components::{Clock, Empty, Loaded, row_keys, severity_mark, time},
    link::AlertLink,
    pages::alert::status_mark,
    state::{Asked, ask, use_live, use_session},
};
use argus_domain::{Permission, alert::AlertSummary};
use leptos::{html, prelude::*};

#[component]
pub(super) fn Alerts() -> impl IntoView {
    if use_session().may(Permission::ViewAlerts) {
        view! { <Linked/> }.into_any()
    } else {
        view! {
            <Empty title="You may not see alerts">
                <p>"You need the permission “viewAlerts”. Ask an administrator for it."</p>
            </Empty>
        }
        .into_any()
    }
}

#[component]
fn Linked() -> impl IntoView {
    let case = use_case();
    let live = use_live();
    let found = ask(move || {
        case.activity.track();
        live.track_alert_news();
        Some(alerts_of_case(case.id.get()))
    });
    view! {
        <section class="panel flush">
            <header class="page-head"><h2>"Alerts"</h2></header>
            <Loaded asked=found lines=4 view=Callback::new(table)/>
        </section>
    }
    .into_any()
}

fn table(found: Asked<Vec<AlertSummary>>) -> AnyView {
    let node = NodeRef::<html::Table>::new();
    let on_key = row_keys(node);
    let rows = move || found.with(|alerts| alerts.iter().map(row).collect_view());
    let empty = move || {
        found.with(Vec::is_empty).unwrap_or_default().then(|| {
            view! {
                <Empty title="No alert went to this case">
                    <p>"On the page of an alert, escalate it to a new case or merge it into this one."</p>
                    <p class="actions">
                        <a class="btn" href=AlertLink::PATH>"Alerts"</a>
                    </p>
                </Empty>
            }
        })
    };
    view! {
        <div class="table-box">
            <table class="list case-events" node_ref=node on:keydown=on_key>
                <thead>
                    <tr>
                        <th scope="col" class="col-sev">"Severity"</th>
                        <th scope="col">"Title"</th>
                        <th scope="col" class="col-state">"Status"</th>
                        <th scope="col">"Source"</th>
                        <th scope="col" class="col-time">"Raised"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {empty}
    }
    .into_any()
}

fn row(alert: &AlertSummary) -> AnyView {
    view! {
        <tr>
            <td class="col-sev">{severity_mark(alert.severity)}</td>
            <td>
                <a class="row-link" href=format!("/alerts/{}", alert.id) data-row="">{alert.title.clone()}</a>
            </td>
            <td class="col-state">{status_mark(alert.status)}</td>
            <td>{alert.source.clone()}</td>
            <td class="col-time">{time(alert.created, Clock::Row)}</td>
        </tr>
    }
    .into_any()
}
