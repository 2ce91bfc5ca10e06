//! The histogram as a picture, and narrowing the time range on it: drag, or the arrow keys and Enter.

use super::{
    super::state::{EventsState, use_events},
    span::{Span, measure, said},
};
use crate::{
    browser::time,
    components::severity_mark,
    link::time_range::TimeRange,
    text::{bars, duration, number, scale},
};
use argus_domain::{Severity, Timestamp, criteria::Histogram};
use leptos::{ev, html, prelude::*};

#[component]
pub(super) fn Plot() -> impl IntoView {
    let state = use_events();
    let plot = NodeRef::<html::Div>::new();
    // The bucket under the pointer or the cursor, and the other end while a span is being drawn.
    let at = RwSignal::new(None::<usize>);
    let anchor = state.brush;
    on_cleanup(move || {
        let _ = anchor.try_set(None);
    });
    let span = Memo::new(move |_| {
        let (at, anchor) = (at.get()?, anchor.get()?);
        Some((at.min(anchor), at.max(anchor)))
    });
    let count = move || state.bars.with(|bars| bars.buckets.len()).unwrap_or_default();
    let under = move |event: &ev::PointerEvent| {
        let area = plot.get_untracked()?.get_bounding_client_rect();
        let part = (f64::from(event.client_x()) - area.left()) / area.width().max(1.0);
        let count = untrack(count);
        (count > 0).then(|| bars::bucket_at(part, count))
    };
    let on_down = move |event: ev::PointerEvent| {
        if event.button() == 0 {
            if let Some(plot) = plot.get_untracked() {
                let _ = plot.set_pointer_capture(event.pointer_id());
            }
            at.set(under(&event));
            anchor.set(under(&event));
        }
    };
    let on_up = move |_| {
        if let Some(span) = span.get_untracked() {
            narrow(state, span);
        }
        anchor.set(None);
    };
    let on_key = move |event: ev::KeyboardEvent| {
        let last = untrack(count).saturating_sub(1);
        let by = match event.key().as_str() {
            "ArrowLeft" => -1,
            "ArrowRight" => 1,
            "PageUp" => -10,
            "PageDown" => 10,
            "Home" => isize::MIN / 2,
            "End" => isize::MAX / 2,
            "Enter" => {
                event.prevent_default();
                if let Some(at) = at.get_untracked() {
                    narrow(state, span.get_untracked().unwrap_or((at, at)));
                }
                anchor.set(None);
                return;
            }
            "Escape" if anchor.get_untracked().is_some() => {
                event.prevent_default();
                anchor.set(None);
                return;
            }
            _ => return,
        };
        event.prevent_default();
        let from = at.get_untracked();
        if event.shift_key() {
            anchor.update(|anchor| *anchor = anchor.or(from).or(Some(0)));
        } else {
            anchor.set(None);
        }
        at.set(Some(from.map_or(0, |from| from.saturating_add_signed(by).min(last))));
    };
    let said = move || {
        let text = state.bars.with(|bars| {
            let at = at.get()?;
            let (from, until) = span.get().unwrap_or((at, at));
            Some(said(bars, (from, until)))
        });
        text.flatten().unwrap_or_default()
    };
    let shade = move || {
        let (from, until) = span.get()?;
        let count = count().max(1) as f64;
        let left = format!("{:.3}%", from as f64 / count * 100.0);
        let width = format!("{:.3}%", (until - from + 1) as f64 / count * 100.0);
        Some(view! { <div class="brush" style:left=left style:width=width></div> })
    };
    view! {
        <div class="plot">
            <span class="plot-max num">{move || state.bars.with(|bars| number::compact(top(bars)))}</span>
            <div
                class="plot-area"
                node_ref=plot
                role="slider"
                tabindex="0"
                aria-label="Time: arrow keys move, with Shift they mark a span, Enter narrows the time range to it"
                aria-valuemin="0"
                aria-valuemax=move || count().saturating_sub(1).to_string()
                aria-valuenow=move || at.get().unwrap_or(0).to_string()
                aria-valuetext=said
                on:pointerdown=on_down
                on:pointermove=move |event| at.set(under(&event))
                on:pointerup=on_up
                on:pointercancel=move |_| anchor.set(None)
                on:pointerleave=move |_| {
                    if anchor.get_untracked().is_none() {
                        at.set(None);
                    }
                }
                on:keydown=on_key
                on:blur=move |_| at.set(None)
            >
                {move || state.bars.with(picture)}
                {shade}
                {move || tip(state, at.get()?, span.get())}
            </div>
            <div class="plot-axis" aria-hidden="true">{move || state.bars.with(axis)}</div>
        </div>
    }
    .into_any()
}

fn top(histogram: &Histogram) -> u64 {
    scale::ceiling(histogram.buckets.iter().map(|counts| counts.iter().sum()).max().unwrap_or_default())
}

fn picture(histogram: &Histogram) -> AnyView {
    const CLASSES: [&str; 4] = ["bar-low", "bar-medium", "bar-high", "bar-critical"];
    let paths = bars::stacked(&histogram.buckets, top(histogram));
    let box_ = format!("0 0 {} {}", histogram.buckets.len().max(1), bars::HEIGHT);
    let bars = paths.into_iter().zip(CLASSES).map(|(path, class)| view! { <path class=class d=path></path> });
    view! {
        <svg viewBox=box_ preserveAspectRatio="none" aria-hidden="true">
            {bars.collect_view()}
        </svg>
    }
    .into_any()
}

fn axis(histogram: &Histogram) -> AnyView {
    let (from, until) = (histogram.from.millis(), histogram.until.millis());
    let length = (until - from).max(1) as f64;
    let most = if crate::browser::page::is_narrow() { 5 } else { 10 };
    let (step, marks) = scale::time_marks(from, until, time::offset(histogram.from), most);
    let mark = |mark: i64| {
        let left = (mark - from) as f64 / length * 100.0;
        let text = time::local(Timestamp::clamped(mark)).on_axis(step);
        // A mark at the very edge would be cut.
        (2.0..97.5).contains(&left).then(|| {
            view! { <span class="num" style:left=format!("{left:.3}%")>{text}</span> }
        })
    };
    marks.into_iter().map(mark).collect_view().into_any()
}

fn tip(state: EventsState, at: usize, span: Option<Span>) -> Option<AnyView> {
    state.bars.with(|histogram| {
        let (start, end, counts) = measure(histogram, span.unwrap_or((at, at)));
        let left = (at as f64 + 0.5) / histogram.buckets.len().max(1) as f64 * 100.0;
        let line = |severity: Severity| {
            let count = counts[severity as usize];
            (count > 0).then(|| {
                view! {
                    <div class="tip-line">
                        {severity_mark(severity)}
                        <span class="num">{number::grouped(count)}</span>
                    </div>
                }
            })
        };
        view! {
            <div class="tip" class:at-end={left > 60.0} style:left=format!("{left:.2}%")>
                <strong>{time::between(start, end)}</strong>
                <div class="tip-line">
                    <span>{duration::span(end.millis() - start.millis())}</span>
                    <span class="num">{number::counted(counts.iter().sum(), "event")}</span>
                </div>
                {Severity::ALL.into_iter().rev().map(line).collect_view()}
            </div>
        }
        .into_any()
    })
}

fn narrow(state: EventsState, span: Span) {
    let range = state.bars.with_untracked(|histogram| {
        let (start, end, _) = measure(histogram, span);
        // An event belongs to the bucket that it begins in; the criteria's end is inclusive.
        TimeRange::between(start, end.plus_millis(-1))
    });
    if let Some(range) = range {
        state.change(|link| link.set_range(range));
    }
}
