//! What one has to do oneself.

use super::{
    ROWS,
    followed::followed,
    part::{Part, list, more},
};
use crate::{
    api::{Failure, task::my_tasks},
    components::deadline,
    link::{CasePageLink, CaseTab, TaskLink},
    state::Asked,
};
use argus_domain::{
    Permission,
    criteria::Page,
    task::{Task, TaskFilter},
};
use leptos::prelude::*;

#[component]
pub(super) fn Tasks(again: Trigger) -> impl IntoView {
    view! { <Part title="My tasks" address=TaskLink::PATH permission=Permission::ViewCases body again/> }
        .into_any()
}

fn body(again: Trigger) -> AnyView {
    list(followed(again, |live| drop(live.case_news()), mine), rows)
}

async fn mine() -> Result<Page<Task>, Failure> {
    my_tasks(TaskFilter::default(), ROWS, 0).await
}

fn rows(asked: Asked<Page<Task>>) -> AnyView {
    let shown = |page: &Page<Task>| {
        if page.rows.is_empty() {
            return view! { <p class="muted">"Nothing is left for you to do."</p> }.into_any();
        }
        view! {
            <ul class="overview-rows">{page.rows.iter().map(row).collect_view()}</ul>
            {more(page.total, page.rows.len(), TaskLink::PATH)}
        }
        .into_any()
    };
    view! { {move || asked.with(shown)} }.into_any()
}

fn row(task: &Task) -> AnyView {
    let address = CasePageLink { tab: CaseTab::Tasks, ..CasePageLink::of(task.case) }.write();
    view! {
        <li>
            <a href=address>{task.title.clone()}</a>
            <span class="muted">{task.case_title.clone()}</span>
            {task.due.map(|due| deadline(due, false))}
        </li>
    }
    .into_any()
}
