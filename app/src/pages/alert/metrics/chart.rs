//! The spans of time as bars: how many were raised, and how long they waited.

use super::table;
use crate::{
    components::{Clock, time},
    text::{bars, duration, number, scale},
};
use argus_domain::{
    Timestamp,
    alert::{AlertFigures, Waited},
};
use leptos::prelude::*;

pub(super) fn charts(spans: &[(Timestamp, AlertFigures)]) -> AnyView {
    let median = |waited: Option<Waited>| waited.map_or(0, |waited| waited.median.max(0).unsigned_abs());
    let of = |look: fn(&AlertFigures) -> Option<Waited>| -> Vec<u64> {
        spans.iter().map(|(_, figures)| median(look(figures))).collect()
    };
    let raised: Vec<u64> = spans.iter().map(|(_, figures)| figures.raised).collect();
    let most = raised.iter().copied().max().unwrap_or_default();
    let span = |millis: u64| duration::span(i64::try_from(millis).unwrap_or(i64::MAX));
    let top = scale::ceiling(most);
    let longest = |times: &[u64]| times.iter().copied().max().unwrap_or_default().max(1);
    let (acknowledge, close) = (of(|figures| figures.acknowledge), of(|figures| figures.close));
    let (to_acknowledge, to_close) = (longest(&acknowledge), longest(&close));
    view! {
        <section class="panel" aria-labelledby="metrics-time">
            <h2 id="metrics-time">"Over time"</h2>
            <div class="metrics-charts">
                {chart("Alerts raised", spans, &raised, top, number::compact(top))}
                {chart("Median time to acknowledge", spans, &acknowledge, to_acknowledge, span(to_acknowledge))}
                {chart("Median time to close", spans, &close, to_close, span(to_close))}
            </div>
            {table::spans(spans)}
        </section>
    }
    .into_any()
}

/// A bar for each span. The table below says the same.
fn chart(
    title: &'static str,
    spans: &[(Timestamp, AlertFigures)],
    values: &[u64],
    top: u64,
    top_text: String,
) -> AnyView {
    let buckets: Vec<[u64; 4]> = values.iter().map(|value| [*value, 0, 0, 0]).collect();
    let [path, ..] = bars::stacked(&buckets, top);
    let box_ = format!("0 0 {} {}", values.len().max(1), bars::HEIGHT);
    let ends = spans.first().zip(spans.last()).map(|((first, _), (last, _))| {
        view! {
            <p class="rule-chart-ends" aria-hidden="true">
                <span>{time(*first, Clock::Row)}</span>
                <span>{time(*last, Clock::Row)}</span>
            </p>
        }
    });
    view! {
        <figure>
            <figcaption>{format!("{title}, up to {top_text}")}</figcaption>
            <div class="rule-chart">
                <svg viewBox=box_ preserveAspectRatio="none" aria-hidden="true">
                    <path class="bar-count" d=path></path>
                </svg>
                {ends}
            </div>
        </figure>
    }
    .into_any()
}
