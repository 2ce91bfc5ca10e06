//! The histogram as a table.

use super::super::state::EventsState;
use crate::{
    components::{Clock, time},
    text::{duration, number},
};
use argus_domain::{Severity, criteria::Histogram};
use leptos::prelude::*;

pub(super) fn table(state: EventsState) -> AnyView {
    let rows = move || state.bars.with(rows);
    let caption = move || {
        state.bars.with(|bars| {
            format!("Events that began in each {}; empty spans are left out", duration::span(bars.step))
        })
    };
    let heads = Severity::ALL.into_iter().rev().map(|severity| {
        view! { <th scope="col" class="num">{severity.name()}</th> }
    });
    view! {
        <div class="histogram-table" tabindex="0" role="region" aria-label="Events over time, as a table">
            <table class="list">
                <caption>{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">"From"</th>
                        {heads.collect_view()}
                        <th scope="col" class="num">"All"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn rows(histogram: &Histogram) -> AnyView {
    let filled =
        histogram.buckets.iter().enumerate().filter(|(_, counts)| counts.iter().any(|count| *count > 0));
    filled
        .map(|(index, counts)| {
            let from = histogram.from.plus_millis(index as i64 * histogram.step);
            let cells = counts.iter().rev().map(|count| {
                view! { <td class="num">{number::grouped(*count)}</td> }
            });
            view! {
                <tr>
                    <td>{time(from, Clock::Row)}</td>
                    {cells.collect_view()}
                    <td class="num">{number::grouped(counts.iter().sum())}</td>
                </tr>
            }
        })
        .collect_view()
        .into_any()
}
