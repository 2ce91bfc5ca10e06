//! Bars over time, with the table behind them.

use super::{Clock, time};
use crate::{
    browser::{page, time as clock},
    text::{bars, number, scale},
};
use argus_domain::Timestamp;
use leptos::prelude::*;

/// What is counted in spans of time.
#[derive(Clone)]
pub(crate) struct BarChart<const N: usize> {
    /// Of the table.
    pub(crate) caption: String,
    /// What is counted, each with the class of its bars.
    pub(crate) series: [(&'static str, &'static str); N],
    /// When each span begins, and the counts of the series in it.
    pub(crate) spans: Vec<(Timestamp, [u64; N])>,
    /// When the last one ends.
    pub(crate) until: Timestamp,
    /// On each other, rather than beside each other.
    pub(crate) stacked: bool,
}

impl<const N: usize> BarChart<N> {
    pub(crate) fn shown(&self) -> AnyView {
        let columns: Vec<[u64; N]> = self.spans.iter().map(|(_, counts)| *counts).collect();
        let height = |counts: &[u64; N]| match self.stacked {
            true => counts.iter().sum(),
            false => counts.iter().copied().max().unwrap_or_default(),
        };
        let top = scale::ceiling(columns.iter().map(height).max().unwrap_or_default());
        let paths = if self.stacked { bars::stacked(&columns, top) } else { bars::beside(&columns, top) };
        let bars = paths.into_iter().zip(self.series).map(|(path, (_, class))| {
            view! { <path class=class d=path></path> }
        });
        let box_ = format!("0 0 {} {}", columns.len().max(1), bars::HEIGHT);
        view! {
            <div class="chart">
                {self.legend()}
                <div class="chart-plot" aria-hidden="true">
                    <span class="plot-max num">{number::compact(top)}</span>
                    <svg viewBox=box_ preserveAspectRatio="none">{bars.collect_view()}</svg>
                    <div class="plot-axis">{self.axis()}</div>
                </div>
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

    fn axis(&self) -> AnyView {
        let from = self.spans.first().map_or(self.until, |(from, _)| *from);
        let length = (self.until.millis() - from.millis()).max(1) as f64;
        let most = if page::is_narrow() { 4 } else { 6 };
        let (step, marks) = scale::time_marks(from.millis(), self.until.millis(), clock::offset(from), most);
        let mark = |mark: i64| {
            let left = (mark - from.millis()) as f64 / length * 100.0;
            let text = clock::local(Timestamp::clamped(mark)).on_axis(step);
            // A mark at the very edge would be cut.
            (4.0..95.0).contains(&left).then(|| {
                view! { <span class="num" style:left=format!("{left:.3}%")>{text}</span> }
            })
        };
        marks.into_iter().map(mark).collect_view().into_any()
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
