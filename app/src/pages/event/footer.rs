//! How many, how fast, in what way; and the way to the next rows.

use super::state::{EventsState, use_events};
use crate::{
    browser::time,
    components::{Icon, Pager, Paging, icon},
    link::PAGE_SIZES,
    text::{duration, number, plan},
};
use argus_domain::{
    TimeExpr, Timestamp,
    criteria::{EventPage, Total},
};
use leptos::prelude::*;

#[component]
pub(super) fn Footer() -> impl IntoView {
    let state = use_events();
    let paging = Paging {
        page: Signal::derive(move || state.with_link(|link| link.page)),
        size: Signal::derive(move || state.with_link(|link| link.size)),
        rows: Signal::derive(move || state.found.with(|found| (found.page.rows.len(), found.page.total))),
        sizes: &PAGE_SIZES,
        go: Callback::new(move |page| {
            state.show(|link| {
                link.page = page;
                link.event = None;
            });
        }),
        resize: Callback::new(move |size| state.change(|link| link.size = size)),
    };
    let bound = move || state.found.with(|found| found.how.searched_back_to).flatten();
    view! {
        {move || bound().map(|bound| stopped(state, bound))}
        <footer class="list-foot">
            <span class="how muted" title=move || state.found.with(|found| plan::meaning(&found.how.plan))>
                {move || state.found.with(how)}
            </span>
            <span class="grow"></span>
            <Pager paging what="events"/>
        </footer>
    }
    .into_any()
}

fn how(found: &EventPage) -> String {
    let total = match found.page.total {
        Total::Exactly(total) => number::counted(total, "event"),
        total => format!("{} events", number::total(total)),
    };
    format!("{total} · {} · {}", duration::took(found.how.micros), found.how.plan)
}

/// The search stopped before the beginning of the time range.
fn stopped(state: EventsState, bound: Timestamp) -> AnyView {
    let before = state.link_untracked().changed(|link| link.criteria.end = Some(TimeExpr::At(bound)));
    view! {
        <div class="note" role="status">
            {icon(Icon::Time)}
            <p>
                "This filter fits few events, so the search stopped at "
                <strong>{time::in_words(bound)}</strong> ": older events were not looked at."
            </p>
            <a class="btn" href=before.write()>"Search further back"</a>
        </div>
    }
    .into_any()
}
