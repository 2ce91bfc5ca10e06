//! How many cases come and go.

use super::{
    followed::followed,
    part::{Part, list},
};
use crate::{api::case::trend_of_cases, components::BarChart};
use argus_domain::{Permission, case::CaseTrend};
use leptos::prelude::*;

#[component]
pub(super) fn Trend(again: Trigger) -> impl IntoView {
    view! { <Part title="Cases opened and closed" address="/cases" permission=Permission::ViewCases body again/> }
        .into_any()
}

fn body(again: Trigger) -> AnyView {
    list(followed(again, |live| drop(live.case_news()), trend_of_cases), |asked| {
        view! { {move || asked.with(shown)} }.into_any()
    })
}

fn shown(trend: &CaseTrend) -> AnyView {
    let chart = BarChart {
        caption: format!("Cases in each of the last {} weeks", CaseTrend::WEEKS),
        series: [("Opened", "bar-opened"), ("Closed", "bar-closed")],
        spans: trend.weeks.iter().map(|week| (week.from, [week.opened, week.closed])).collect(),
        stacked: false,
    };
    chart.shown()
}
