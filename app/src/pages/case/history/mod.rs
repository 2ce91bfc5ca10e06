//! What was done in a case, the newest first.

mod entry_form;

use super::{opened::use_case, tab_list::paging};
use crate::{
    api::activity::list_activities,
    components::{Clock, Empty, Loaded, Pager, time},
    state::{Asked, ask, use_session},
};
use argus_domain::{
    Permission,
    activity::{Activity, ActivityFilter},
    criteria::Page,
};
use entry_form::EntryForm;
use leptos::prelude::*;

#[component]
pub(super) fn History() -> impl IntoView {
    if use_session().may(Permission::ViewActivities) {
        view! { <Done/> }.into_any()
    } else {
        view! {
            <Empty title="You may not see activities">
                <p>"You need the permission “viewActivities”. Ask an administrator for it."</p>
            </Empty>
        }
        .into_any()
    }
}

#[component]
fn Done() -> impl IntoView {
    let case = use_case();
    let found = ask(move || {
        case.activity.track();
        let link = case.link.get();
        let filter = ActivityFilter { case: Some(link.case), ..ActivityFilter::default() };
        Some(async move { list_activities(filter, link.size, link.offset()).await.map(|found| found.page) })
    });
    view! {
        <section class="panel flush">
            <header class="page-head">
                <h2>"Activity"</h2>
                <span class="grow"></span>
                <Pager paging=paging(found) what="activities"/>
            </header>
            <EntryForm/>
            <Loaded asked=found lines=6 view=Callback::new(rows)/>
        </section>
    }
    .into_any()
}

fn rows(found: Asked<Page<Activity>>) -> AnyView {
    let list = move || found.with(|page| page.rows.iter().map(row).collect_view());
    view! { <ol class="history">{list}</ol> }.into_any()
}

fn row(activity: &Activity) -> AnyView {
    view! {
        <li>
            {time(activity.at, Clock::Row)}
            <strong>{activity.user_name.clone()}</strong>
            <span class="history-text">{activity.text.clone()}</span>
            {activity.manual.then(|| view! { <span class="tag">"manual input"</span> })}
        </li>
    }
    .into_any()
}
