//! Counts over time as bars, with the table behind them.

use super::{Clock, TimeBars, time};
use crate::text::number;
use argus_domain::Timestamp;
use leptos::prelude::*;

/// What is counted in spans of time.
pub(crate) struct BarChart<const N: usize> {
    /// Of the table.
    pub(crate) caption: String,
    /// What is counted, each with the class of its bars.
    pub(crate) series: [(&'static str, &'static str); N],
    /// When each span begins, and the counts of the series in it; all are as long.
    pub(crate) spans: Vec<(Timestamp, [u64; N])>,
    /// On each other, rather than beside each other.
    pub(crate) stacked: bool,
}

impl<const N: usize> BarChart<N> {
    pub(crate) fn shown(&self) -> AnyView {
        let classes = self.series.map(|(_, class)| class);
        let bars = TimeBars { spans: &self.spans, classes, stacked: self.stacked };
        view! {
            <div class="chart">
                {self.legend()}
                {bars.of_counts()}
                {self.table()}
            </div>
        }
        .into_any()
    }

    /// What one series is needs no saying twice.
    fn legend(&self) -> Option<AnyView> {
        let entry = |place: usize, (name, class): (&'static str, &'static str)| {
            let sum = self.spans.iter().map(|(_, counts)| counts[place]).sum();
            view! {
                <li>
                    <svg class="chart-mark" viewBox="0 0 10 10" aria-hidden="true">
                        <path class=class d="M0 0h10V10h-10z"></path>
                    </svg>
                    {name}
                    " "
                    <span class="num">{number::grouped(sum)}</span>
                </li>
            }
        };
        let entries =
            || self.series.into_iter().enumerate().map(|(place, one)| entry(place, one)).collect_view();
        (N > 1).then(|| view! { <ul class="chart-legend">{entries()}</ul> }.into_any())
    }

    fn table(&self) -> AnyView {
        let filled = self.spans.iter().filter(|(_, counts)| counts.iter().any(|count| *count > 0));
        let row = |(from, counts): &(Timestamp, [u64; N])| {
            let cells = counts.iter().map(|count| view! { <td class="num">{number::grouped(*count)}</td> });
            view! {
                <tr>
                    <td>{time(*from, Clock::Row)}</td>
                    {cells.collect_view()}
                </tr>
            }
        };
        let heads = self.series.map(|(name, _)| view! { <th scope="col" class="num">{name}</th> });
        view! {
            <details class="fold">
                <summary>"As a table"</summary>
                <div class="chart-table" tabindex="0" role="region" aria-label=self.caption.clone()>
                    <table class="list">
                        <caption>{format!("{}; empty spans are left out", self.caption)}</caption>
                        <thead>
                            <tr>
                                <th scope="col">"From"</th>
                                {heads.into_iter().collect_view()}
                            </tr>
                        </thead>
                        <tbody>{filled.map(row).collect_view()}</tbody>
                    </table>
                </div>
            </details>
        }
        .into_any()
    }
}
