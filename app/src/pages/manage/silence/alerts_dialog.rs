//! The alerts that a silence made silent.

use super::SilenceList;
use crate::{
    api::silence::alerts_of_silence,
    components::{Clock, Dialog, Loaded, time},
    state::{Asked, ask},
};
use argus_domain::{alert::AlertSummary, silence::Silence};
use leptos::prelude::*;

#[component]
pub(super) fn AlertsDialog(list: SilenceList, silence: Silence) -> impl IntoView {
    let id = silence.id;
    let found = ask(move || Some(alerts_of_silence(id)));
    let close = Callback::new(move |()| list.opened.set(None));
    view! {
        <Dialog title="Silent alerts" class="wide" on_close=close>
            <div class="dialog-body">
                <p>{silence.reason}</p>
                <Loaded asked=found lines=4 view=Callback::new(move |_| body(found, silence.alerts))/>
            </div>
            <footer class="dialog-foot">
                <button type="button" class="btn ghost" data-first="" on:click=move |_| close.run(())>"Close"</button>
            </footer>
        </Dialog>
    }
    .into_any()
}

fn body(found: Asked<Vec<AlertSummary>>, all: u64) -> AnyView {
    (move || {
        found.with(|alerts| {
            let more = all.saturating_sub(alerts.len() as u64);
            view! {
                {alerts.is_empty().then(|| view! { <p class="muted">"None so far."</p> })}
                {lines(alerts)}
                {(more > 0).then(|| view! { <p>{format!("… and {more} before.")}</p> })}
            }
            .into_any()
        })
    })
    .into_any()
}

/// Alerts, each in a line.
pub(super) fn lines(alerts: &[AlertSummary]) -> AnyView {
    let line = |alert: &AlertSummary| {
        view! {
            <li>
                {time(alert.created, Clock::Row)} " "
                <a href=format!("/alerts/{}", alert.id)>{alert.heading()}</a>
                {format!(", {}, {}", alert.severity, alert.customer.name)}
            </li>
        }
    };
    view! { <ol class="rule-hits">{alerts.iter().map(line).collect_view()}</ol> }.into_any()
}
