//! Bars over an axis of time. What they show is said in words beside them.

use crate::{
    browser::{page, time as clock},
    text::{bars, number, scale},
};
use argus_domain::Timestamp;
use leptos::prelude::*;

pub(crate) struct TimeBars<'a, const N: usize> {
    /// When each span begins, and what is counted in it; all are as long.
    pub(crate) spans: &'a [(Timestamp, [u64; N])],
    /// Of the bars of each of what is counted.
    pub(crate) classes: [&'static str; N],
    /// On each other, rather than beside each other.
    pub(crate) stacked: bool,
}

impl<const N: usize> TimeBars<'_, N> {
    /// With an axis of counts that ends at a round number.
    pub(crate) fn of_counts(&self) -> AnyView {
        let height = |counts: &[u64; N]| match self.stacked {
            true => counts.iter().sum(),
            false => counts.iter().copied().max().unwrap_or_default(),
        };
        let top =
            scale::ceiling(self.spans.iter().map(|(_, counts)| height(counts)).max().unwrap_or_default());
        self.up_to(top, number::compact(top))
    }

    /// With an axis that ends at `top`, in words.
    pub(crate) fn up_to(&self, top: u64, said: String) -> AnyView {
        let columns: Vec<[u64; N]> = self.spans.iter().map(|(_, counts)| *counts).collect();
        let paths = if self.stacked { bars::stacked(&columns, top) } else { bars::beside(&columns, top) };
        let paths = paths.into_iter().zip(self.classes).map(|(path, class)| {
            view! { <path class=class d=path></path> }
        });
        let box_ = format!("0 0 {} {}", columns.len().max(1), bars::HEIGHT);
        view! {
            <div class="time-bars" aria-hidden="true">
                <span class="plot-max num">{said}</span>
                <svg viewBox=box_ preserveAspectRatio="none">{paths.collect_view()}</svg>
                <div class="plot-axis">{self.axis()}</div>
            </div>
        }
        .into_any()
    }

    fn axis(&self) -> AnyView {
        let start = |place: usize| self.spans.get(place).map(|(start, _)| start.millis());
        let Some((from, last)) = start(0).zip(start(self.spans.len().wrapping_sub(1))) else {
            return ().into_any();
        };
        let until = last + start(1).map_or(1, |second| second - from);
        let most = if page::is_narrow() { 4 } else { 6 };
        let offset = clock::offset(Timestamp::clamped(from));
        let (step, marks) = scale::time_marks(from, until, offset, most);
        let mark = |mark: i64| {
            let left = (mark - from) as f64 / (until - from).max(1) as f64 * 100.0;
            let text = clock::local(Timestamp::clamped(mark)).on_axis(step);
            // A mark at the very edge would be cut.
            (4.0..95.0).contains(&left).then(|| {
                view! { <span class="num" style:left=format!("{left:.3}%")>{text}</span> }
            })
        };
        marks.into_iter().map(mark).collect_view().into_any()
    }
}
