//! How the events found lie in time, by severity.

mod plot;
mod span;
mod table;

use super::state::{EventsState, use_events};
use crate::{
    components::{FailureBox, Icon, icon, severity_mark},
    text::number,
};
use argus_domain::{Severity, criteria::Histogram};
use leptos::prelude::*;
use plot::Plot;

#[component]
pub(super) fn EventHistogram() -> impl IntoView {
    let state = use_events();
    let bars = state.bars;
    let as_table = Memo::new(move |_| state.with_link(|link| link.chart_as_table));
    let toggle = move |_| state.show(|link| link.chart_as_table = !link.chart_as_table);
    let body = move || {
        if let Some(failure) = bars.failure() {
            return view! { <FailureBox failure again=Callback::new(move |()| bars.again())/> }.into_any();
        }
        if as_table.get() { table::table(state) } else { view! { <Plot/> }.into_any() }
    };
    view! {
        <section class="histogram" aria-label="Events over time" class:busy=move || bars.is_busy()>
            <header class="histogram-head">
                <Legend/>
                <span class="grow"></span>
                <button
                    type="button"
                    class="icon-btn small"
                    aria-label="Show as table"
                    title="Show as table"
                    aria-pressed=move || as_table.get().to_string()
                    on:click=toggle
                >
                    {icon(Icon::Table)}
                </button>
            </header>
            {body}
        </section>
    }
    .into_any()
}

/// Each severity with its count, which narrows to it.
#[component]
fn Legend() -> impl IntoView {
    let state = use_events();
    let counts = Memo::new(move |_| state.bars.with(counts));
    let one = |severity: Severity| {
        let count = Signal::derive(move || counts.get().map(|counts| counts[severity as usize]));
        entry(state, severity, count)
    };
    view! { <div class="legend">{Severity::ALL.into_iter().rev().map(one).collect_view()}</div> }.into_any()
}

fn entry(state: EventsState, severity: Severity, count: Signal<Option<u64>>) -> AnyView {
    let narrow = move |_| {
        state.filter(crate::link::FilterField::Severity, severity.name());
    };
    view! {
        <button
            type="button"
            class="legend-entry"
            title=format!("Only {}", severity.name())
            disabled=move || count.get().is_none_or(|count| count == 0)
            on:click=narrow
        >
            {severity_mark(severity)}
            <span class="num">{move || count.get().map(number::grouped)}</span>
        </button>
    }
    .into_any()
}

fn counts(histogram: &Histogram) -> [u64; 4] {
    let mut counts = [0; 4];
    for bucket in &histogram.buckets {
        for (count, more) in counts.iter_mut().zip(bucket) {
            *count += more;
        }
    }
    counts
}
