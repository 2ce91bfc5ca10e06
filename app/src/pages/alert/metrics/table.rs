//! The figures as tables.

use crate::{
    components::{Clock, time},
    text::{duration, number},
};
use argus_domain::{
    Timestamp,
    alert::{AlertFigures, AlertGrouping, Waited},
};
use leptos::prelude::*;

/// What the charts show.
pub(super) fn spans(spans: &[(Timestamp, AlertFigures)]) -> AnyView {
    let rows = spans.iter().map(|(start, figures)| row(time(*start, Clock::Row).into_any(), figures));
    view! {
        <details class="fold">
            <summary>"As a table"</summary>
            <div class="table-box">
                <table class="list metrics-table">
                    <caption class="sr-only">"Alerts that were raised in each span of time"</caption>
                    {head("Raised from")}
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
        </details>
    }
    .into_any()
}

pub(super) fn groups(by: AlertGrouping, groups: &[(String, AlertFigures)]) -> AnyView {
    let rows = groups.iter().map(|(name, figures)| row(name.clone().into_any(), figures));
    let title = format!("By {}", by.label().to_lowercase());
    let none = groups.is_empty().then(|| view! { <p class="muted">"No alert was raised in this time."</p> });
    view! {
        <section class="panel flush" aria-labelledby="metrics-groups">
            <header class="page-head"><h2 id="metrics-groups">{title}</h2></header>
            {none}
            <div class="table-box" role="group" aria-labelledby="metrics-groups" tabindex="0">
                <table class="list metrics-table">
                    {head(by.label())}
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn head(first: &'static str) -> AnyView {
    view! {
        <thead>
            <tr>
                <th scope="col">{first}</th>
                <th scope="col" class="num">"Raised"</th>
                <th scope="col" class="num">"Closed"</th>
                <th scope="col" class="num">"False positives"</th>
                <th scope="col" class="num">"To acknowledge"</th>
                <th scope="col" class="num">"90 %"</th>
                <th scope="col" class="num">"To close"</th>
                <th scope="col" class="num">"90 %"</th>
            </tr>
        </thead>
    }
    .into_any()
}

fn row(first: AnyView, figures: &AlertFigures) -> AnyView {
    let of = |waited: Option<Waited>, look: fn(Waited) -> i64| {
        waited.map_or_else(|| "–".to_owned(), |waited| duration::span(look(waited)))
    };
    let cell = |text: String| view! { <td class="num">{text}</td> };
    view! {
        <tr>
            <th scope="row">{first}</th>
            {cell(number::grouped(figures.raised))}
            {cell(number::grouped(figures.closed))}
            {cell(number::grouped(figures.false_positives))}
            {cell(of(figures.acknowledge, |waited| waited.median))}
            {cell(of(figures.acknowledge, |waited| waited.ninety))}
            {cell(of(figures.close, |waited| waited.median))}
            {cell(of(figures.close, |waited| waited.ninety))}
        </tr>
    }
    .into_any()
}
