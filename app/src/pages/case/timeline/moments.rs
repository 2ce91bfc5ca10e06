//! What of the timeline is told with the summary.

use super::super::opened::use_case;
use crate::{
    api::timeline::list_timeline,
    components::{Clock, time},
    link::{CasePageLink, CaseTab},
    state::ask,
};
use argus_domain::timeline::{TimelineEntry, TimelineFilter};
use leptos::prelude::*;

/// The most that are told there.
const TOLD: u32 = 50;

#[component]
pub(in crate::pages::case) fn Moments() -> impl IntoView {
    let case = use_case();
    let found = ask(move || {
        case.activity.track();
        let filter = TimelineFilter { in_summary: true, ..TimelineFilter::default() };
        Some(list_timeline(case.id.get(), filter, TOLD, 0))
    });
    let whole = move || CasePageLink { tab: CaseTab::Timeline, ..CasePageLink::of(case.id.get()) }.write();
    let one = |entry: &TimelineEntry| {
        view! { <li>{time(entry.time.at, Clock::Row)} " " <span>{entry.title.clone()}</span></li> }
    };
    let is_empty = found.is_empty();
    move || {
        let is_told = found.is_answered() && !is_empty.get();
        is_told.then(|| {
            view! {
                <section class="panel moments" aria-label="From the timeline">
                    <header class="panel-head">
                        <h2>"From the timeline"</h2>
                        <a href=whole>"Whole timeline"</a>
                    </header>
                    <ol>{move || found.with(|page| page.rows.iter().map(one).collect_view())}</ol>
                </section>
            }
        })
    }
}
