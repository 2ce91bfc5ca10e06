//! Alerts that wait for a decision, the worst first.

use super::{
    ROWS,
    followed::followed,
    part::{Part, list, more},
};
use crate::{
    api::{Failure, alert::list_alerts},
    components::{Clock, severity_mark, time},
    state::Asked,
};
use argus_domain::{
    Permission, Sort,
    alert::{AlertFilter, AlertSortKey, AlertSummary},
    criteria::Page,
};
use leptos::prelude::*;

const ADDRESS: &str = "/alerts?sort=-severity";

#[component]
pub(super) fn Alerts(again: Trigger) -> impl IntoView {
    view! { <Part title="Alerts to look at" address=ADDRESS wide=true permission=Permission::ViewAlerts body again/> }
        .into_any()
}

fn body(again: Trigger) -> AnyView {
    list(followed(again, |live| live.track_alert_news(), worst), rows)
}

async fn worst() -> Result<Page<AlertSummary>, Failure> {
    let filter = AlertFilter { open: Some(true), ..AlertFilter::default() };
    list_alerts(filter, Sort { key: AlertSortKey::Severity, descending: true }, ROWS, 0).await
}

fn rows(asked: Asked<Page<AlertSummary>>) -> AnyView {
    let shown = |page: &Page<AlertSummary>| {
        if page.rows.is_empty() {
            return view! { <p class="muted">"Nothing waits for a decision."</p> }.into_any();
        }
        view! {
            <ul class="overview-rows">{page.rows.iter().map(row).collect_view()}</ul>
            {more(page.total, page.rows.len(), ADDRESS)}
        }
        .into_any()
    };
    view! { {move || asked.with(shown)} }.into_any()
}

fn row(alert: &AlertSummary) -> AnyView {
    let owner = alert.owner.as_ref().map_or_else(|| "nobody".to_owned(), |owner| owner.name.clone());
    view! {
        <li>
            {severity_mark(alert.severity)}
            <a href=format!("/alerts/{}", alert.id)>{alert.title.clone()}</a>
            <span class="muted">{alert.customer.name.clone()} ", " {owner}</span>
            {time(alert.created, Clock::Relative)}
        </li>
    }
    .into_any()
}
