//! When nothing was found: what to do.

use super::state::EventsState;
use crate::{
    components::{CopyButton, Empty},
    link::{EventLink, time_range::TimeRange},
};
use argus_domain::{TimeExpr, time_expr::Unit};
use leptos::prelude::*;

const INGEST: &str = "argus ingest suricata eve.json --customer demo";

/// A time range that ends before it begins.
pub(super) fn reversed(state: EventsState) -> AnyView {
    let swap = move |_| {
        state.change(|link| {
            let TimeRange { from, to } = link.range();
            link.set_range(TimeRange { from: to, to: from });
        });
    };
    view! {
        <Empty title="The time range ends before it begins">
            <p>"Nothing was searched. Swap the two ends, or choose another range above."</p>
            <p class="actions">
                <button type="button" class="btn primary" on:click=swap>"Swap from and to"</button>
            </p>
        </Empty>
    }
    .into_any()
}

pub(super) fn empty(state: EventsState) -> AnyView {
    let link = state.link_untracked();
    if link.page > 1 {
        let first = EventLink { page: 1, ..link }.write();
        return view! {
            <Empty title="The list ends before this page">
                <p class="actions">
                    <a class="btn primary" href=first>"To the first page"</a>
                </p>
            </Empty>
        }
        .into_any();
    }
    if link.range() == TimeRange::EVER && !link.is_filtered() {
        return view! {
            <Empty title="No events yet">
                <p>"Sensors deliver over HTTP, or read a file on the server:"</p>
                <p class="command">
                    <code>{INGEST}</code>
                    <CopyButton text=INGEST label="Copy the command"/>
                </p>
            </Empty>
        }
        .into_any();
    }
    let wider = |range: TimeRange, name: &'static str| {
        let address = link.changed(|link| link.set_range(range)).write();
        view! { <a class="btn" href=address>{name}</a> }
    };
    let is_bounded = state.found.with_untracked(|found| found.how.searched_back_to.is_some()) == Some(true);
    let filtered = link.is_filtered();
    let month = TimeRange::last(30, Unit::Day);
    let is_last_month = link.range() == month;
    let until_now = link.criteria.end.as_ref().is_none_or(|end| *end == TimeExpr::NOW);
    let is_all = link.criteria.start.is_none() && until_now;
    let to_month = (!is_last_month && !is_all).then(|| wider(month, "Last 30 days"));
    let to_all = (!is_all).then(|| wider(TimeRange::EVER, "All time"));
    let unfiltered = filtered.then(|| {
        let mut all = EventLink::default();
        all.set_range(link.range());
        view! { <a class="btn" href=all.write()>"Without the filter"</a> }
    });
    view! {
        <Empty title="No events match">
            <p>
                {if is_bounded {
                    "The search stopped at its bound, with nothing found so far. Search further back, or ask for less time."
                } else if filtered {
                    "Nothing in this time range answers to the filter."
                } else {
                    "Nothing happened in this time range."
                }}
            </p>
            <p class="actions">{unfiltered} {to_month} {to_all}</p>
        </Empty>
    }
    .into_any()
}
