//! What was done with an alert, the newest first.

use super::opened::use_alert;
use crate::{
    api::alert::alert_activities,
    components::{Clock, Loaded, time},
    state::{Asked, ask},
};
use argus_domain::{Permission, activity::Activity, criteria::Page};
use leptos::prelude::*;

/// Older ones are on the page of activities.
const SHOWN: u32 = 50;

#[component]
pub(super) fn History() -> impl IntoView {
    let alert = use_alert();
    alert.session.may(Permission::ViewActivities).then(|| view! { <Done/> })
}

#[component]
fn Done() -> impl IntoView {
    let alert = use_alert();
    let found = ask(move || {
        alert.activity.track();
        Some(alert_activities(alert.id, SHOWN, 0))
    });
    view! {
        <section class="panel flush" aria-labelledby="alert-activity">
            <header class="page-head"><h2 id="alert-activity">"Activity"</h2></header>
            <Loaded asked=found lines=3 view=Callback::new(rows)/>
        </section>
    }
    .into_any()
}

fn rows(found: Asked<Page<Activity>>) -> AnyView {
    let row = |activity: &Activity| {
        view! {
            <li>
                {time(activity.at, Clock::Row)}
                <strong>{activity.user_name.clone()}</strong>
                <span class="history-text">{activity.text.clone()}</span>
            </li>
        }
    };
    let list = move || found.with(|page| page.rows.iter().map(row).collect_view());
    view! { <ol class="history">{list}</ol> }.into_any()
}
