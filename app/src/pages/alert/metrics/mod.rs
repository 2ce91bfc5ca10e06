//! How many alerts there are, and how long they wait.

mod chart;
mod choose;
mod csv;
mod table;

use crate::{
    api::alert::measure_alerts,
    browser::page,
    components::{Icon, Loaded, icon},
    link::{AlertLink, MetricsLink},
    state::{Asked, Group, ask, command, use_go},
    text::{duration, number},
};
use argus_domain::alert::{AlertFigures, AlertStatistics, Waited};
use chart::charts;
use choose::Choose;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

#[component]
pub(crate) fn AlertMetricsPage() -> impl IntoView {
    page::set_title("Metrics of alerts");
    let location = use_location();
    let link = Memo::new(move |_| MetricsLink::read(&location.search.get()));
    let found = ask(move || Some(measure_alerts(link.get().measure())));
    let go = use_go();
    command(Group::Page, "u", "Up to the queue", move || go.to(AlertLink::PATH));
    command(Group::Page, "r", "Ask again", move || found.again());
    let address = move || found.with(csv::address);
    view! {
        <section class="page metrics">
            <p class="up">
                <a href=AlertLink::PATH>{icon(Icon::Back)} "Alerts"</a>
            </p>
            <header class="page-head">
                <h1>"Metrics of alerts"</h1>
                <span class="grow"></span>
                <a class="btn" href=address download="alert-metrics.csv" rel="external">
                    {icon(Icon::Download)}
                    "CSV"
                </a>
            </header>
            <Choose link/>
            <Loaded asked=found lines=10 view=Callback::new(move |found| body(link, found))/>
        </section>
    }
    .into_any()
}

fn body(link: Memo<MetricsLink>, found: Asked<AlertStatistics>) -> AnyView {
    (move || {
        found.with(|all| {
            let cut = (!all.is_complete).then(|| {
                let told = format!(
                    "There are too many alerts for all: these are the newest {}.",
                    number::grouped(all.all.raised)
                );
                view! { <p class="note">{told}</p> }
            });
            let by = link.with_untracked(|link| link.by);
            view! {
                {cut}
                {glance(&all.all)}
                {charts(&all.spans)}
                {table::groups(by, &all.groups)}
            }
            .into_any()
        })
    })
    .into_any()
}

fn glance(all: &AlertFigures) -> AnyView {
    let part = |label: &'static str, value: String| {
        view! {
            <div>
                <dt>{label}</dt>
                <dd>{value}</dd>
            </div>
        }
    };
    view! {
        <dl class="metrics-glance">
            {part("Raised", number::grouped(all.raised))}
            {part("Closed of these", number::grouped(all.closed))}
            {part("False positives", number::grouped(all.false_positives))}
            {part("Time to acknowledge", waited(all.acknowledge))}
            {part("Time to close", waited(all.close))}
        </dl>
    }
    .into_any()
}

/// `12 min (90 % within 2 h)`
fn waited(waited: Option<Waited>) -> String {
    waited.map_or_else(
        || "–".to_owned(),
        |waited| {
            let (median, ninety) = (duration::span(waited.median), duration::span(waited.ninety));
            format!("{median} (90 % within {ninety})")
        },
    )
}
