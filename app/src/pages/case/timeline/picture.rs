//! Entries over time, a lane for each category. What is below is its table.

use super::TimelineList;
use crate::{browser::time as clock, link::CasePageLink};
use argus_domain::timeline::{TimelineFilter, TimelineLane, TimelineShape};
use leptos::prelude::*;

/// Units of one lane; one bucket is one unit wide.
const LANE: f64 = 10.0;

#[component]
pub(super) fn Picture(list: TimelineList) -> impl IntoView {
    let link = list.case.link;
    let shown = move || {
        let shape = list.shape.with(Clone::clone).flatten()?;
        (!shape.lanes.is_empty()).then(|| draw(&shape, &link.get()))
    };
    view! { <div class="timeline-picture" hidden=move || list.shape.with(Option::is_none).unwrap_or(true)>{shown}</div> }
        .into_any()
}

fn draw(shape: &TimelineShape, link: &CasePageLink) -> AnyView {
    let lanes = shape.lanes.len() as f64;
    let most = shape.lanes.iter().flat_map(|lane| lane.counts.iter().copied()).max().unwrap_or(1).max(1);
    let labels = shape.lanes.iter().map(|lane| view! { <li>{lane.category.label()}</li> }).collect_view();
    let bars = shape.lanes.iter().enumerate().map(|(at, lane)| bars(lane, at, most)).collect_view();
    let ways = (0..shape.buckets).filter_map(|bucket| way(shape, bucket, link)).collect_view();
    let view_box = format!("0 0 {} {}", shape.buckets, lanes * LANE);
    let (from, to) = (shape.span(0).0, shape.span(shape.buckets.saturating_sub(1)).1);
    view! {
        <ul class="timeline-lanes" aria-hidden="true">{labels}</ul>
        <div
            class="timeline-plot"
            role="group"
            aria-label="Entries over time: each link narrows the timeline to a part of it"
            style:height=format!("{}px", shape.lanes.len() * 22)
        >
            <svg viewBox=view_box preserveAspectRatio="none" aria-hidden="true">
                {bars}
            </svg>
            {ways}
        </div>
        <p class="timeline-ends muted small">
            <span>{clock::local(from).full_minute()}</span>
            <span>{clock::local(to).full_minute()}</span>
        </p>
    }
    .into_any()
}

fn bars(lane: &TimelineLane, at: usize, most: u64) -> AnyView {
    let below = (at + 1) as f64 * LANE;
    let path: String = lane
        .counts
        .iter()
        .enumerate()
        .filter(|(_, count)| **count > 0)
        .map(|(bucket, count)| {
            let height = (LANE - 2.0) * (0.35 + 0.65 * *count as f64 / most as f64);
            format!("M{}.1 {:.2}h.8v{height:.2}h-.8z", bucket, below - 1.0 - height)
        })
        .collect();
    let line = format!("M0 {0:.2}H{1}", below - 1.0, lane.counts.len());
    view! {
        <path class="timeline-line" d=line vector-effect="non-scaling-stroke"></path>
        <path class="timeline-bars" d=path></path>
    }
    .into_any()
}

/// A column that leads to what is in it.
fn way(shape: &TimelineShape, bucket: usize, link: &CasePageLink) -> Option<AnyView> {
    let counts = shape.at(bucket);
    if counts.is_empty() {
        return None;
    }
    let (from, to) = shape.span(bucket);
    let timeline = TimelineFilter { from: Some(from), to: Some(to), ..link.timeline.clone() };
    let address = CasePageLink { timeline, page: 1, ..link.clone() }.write();
    let told: Vec<String> =
        counts.iter().map(|(category, count)| format!("{count} {}", category.label())).collect();
    let label = format!("{}: {}", clock::between(from, to), told.join(", "));
    let title = label.clone();
    let part = |count: usize| format!("{:.3}%", count as f64 / shape.buckets.max(1) as f64 * 100.0);
    let (left, width) = (part(bucket), part(1));
    Some(
        view! {
            <a
                class="timeline-way"
                href=address
                aria-label=label
                title=title
                style:left=left
                style:width=width
            ></a>
        }
        .into_any(),
    )
}
