//! The spans of time as bars: how many were raised, and how long they waited.

use super::table;
use crate::{
    components::TimeBars,
    text::{duration, number, scale},
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
    said: String,
) -> AnyView {
    let spans: Vec<(Timestamp, [u64; 1])> =
        spans.iter().zip(values).map(|((start, _), value)| (*start, [*value])).collect();
    let bars = TimeBars { spans: &spans, classes: ["bar-count"], stacked: true };
    view! {
        <figure>
            <figcaption>{format!("{title}, up to {said}")}</figcaption>
            {bars.up_to(top, String::new())}
        </figure>
    }
    .into_any()
}
