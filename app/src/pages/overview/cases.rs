//! Open cases that one works on oneself.

use super::{
    ROWS,
    followed::followed,
    part::{Part, list, more},
};
use crate::{
    api::{Failure, case::list_cases},
    components::{Clock, severity_mark, state_mark, time},
    state::Asked,
};
use argus_domain::{
    Permission, Sort,
    case::{Assignee, CaseFilter, CaseSortKey, CaseSummary, Lifecycle},
    criteria::Page,
};
use leptos::prelude::*;

const ADDRESS: &str = "/cases?state=open&assignee=me&sort=-updated";

#[component]
pub(super) fn Cases(again: Trigger) -> impl IntoView {
    view! { <Part title="My open cases" address=ADDRESS permission=Permission::ViewCases body again/> }
        .into_any()
}

fn body(again: Trigger) -> AnyView {
    list(followed(again, |live| drop(live.case_news()), mine), rows)
}

async fn mine() -> Result<Page<CaseSummary>, Failure> {
    let filter = CaseFilter {
        lifecycle: Some(Lifecycle::Open),
        assignees: vec![Assignee::Me],
        ..CaseFilter::default()
    };
    list_cases(filter, Sort { key: CaseSortKey::Updated, descending: true }, ROWS, 0).await
}

fn rows(asked: Asked<Page<CaseSummary>>) -> AnyView {
    let shown = |page: &Page<CaseSummary>| {
        if page.rows.is_empty() {
            return view! {
                <p class="muted">
                    "No open case is assigned to you. " <a href="/cases?state=open&assignee=nobody">"Cases that nobody works on"</a>
                </p>
            }
            .into_any();
        }
        view! {
            <ul class="overview-rows">{page.rows.iter().map(row).collect_view()}</ul>
            {more(page.total, page.rows.len(), ADDRESS)}
        }
        .into_any()
    };
    view! { {move || asked.with(shown)} }.into_any()
}

fn row(case: &CaseSummary) -> AnyView {
    view! {
        <li>
            {severity_mark(case.severity)}
            <a href=format!("/cases/{}", case.id)>{case.title()}</a>
            {state_mark(&case.state)}
            {time(case.updated, Clock::Relative)}
        </li>
    }
    .into_any()
}
