//! What sensors reported in the last day, by severity.

use super::{
    followed::followed,
    part::{Part, list},
};
use crate::{
    api::{Failure, event::event_histogram},
    components::BarChart,
};
use argus_domain::{
    Permission, Severity, TimeExpr,
    criteria::{EventCriteria, Histogram},
};
use leptos::prelude::*;

const ADDRESS: &str = "/events?from=-1day";
/// A quarter of an hour each.
const BUCKETS: u16 = 96;

#[component]
pub(super) fn Events(again: Trigger) -> impl IntoView {
    view! {
        <Part title="Events of the last 24 hours" address=ADDRESS permission=Permission::EventLookup body again/>
    }
    .into_any()
}

fn body(again: Trigger) -> AnyView {
    list(followed(again, |live| live.track_news(), last_day), |asked| {
        view! { {move || asked.with(shown)} }.into_any()
    })
}

async fn last_day() -> Result<Histogram, Failure> {
    let start: Option<TimeExpr> = "-24hours".parse().ok();
    event_histogram(EventCriteria { start, ..EventCriteria::default() }, BUCKETS).await
}

fn shown(found: &Histogram) -> AnyView {
    const CLASSES: [&str; 4] = ["bar-low", "bar-medium", "bar-high", "bar-critical"];
    let from = |place: usize| found.from.plus_millis(place as i64 * found.step);
    let chart = BarChart {
        caption: "Events by severity".to_owned(),
        series: std::array::from_fn(|place| (Severity::ALL[place].name(), CLASSES[place])),
        spans: found.buckets.iter().enumerate().map(|(place, counts)| (from(place), *counts)).collect(),
        stacked: true,
    };
    chart.shown()
}
