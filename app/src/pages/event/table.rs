//! The events found, as rows.

use super::{
    actions::{SelectionBar, use_actions},
    empty,
    follow::{EventNews, use_follow},
    row::row,
    state::{EventsState, use_events},
};
use crate::{
    browser::focus,
    components::{Loaded, SortHeader, mark_all},
    text::number,
};
use argus_domain::{
    criteria::{EventSort, EventSortKey},
    event::EventSummary,
};
use leptos::{ev, prelude::*};

#[component]
pub(super) fn EventTable() -> impl IntoView {
    let state = use_events();
    view! {
        <div class="events-rows">
            <Loaded asked=state.found lines=12 view=Callback::new(move |_| table(state))/>
            <SelectionBar/>
            <EventNews/>
        </div>
    }
    .into_any()
}

fn table(state: EventsState) -> AnyView {
    let marks = use_actions().may();
    let follow = use_follow();
    let on_key = move |event: ev::KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowDown" => 1,
            "ArrowUp" => -1,
            // On the box itself the browser answers the key.
            " " if marks && !focus::is_on_box() => {
                event.prevent_default();
                state.mark_focused();
                return;
            }
            _ => return,
        };
        event.prevent_default();
        if marks && event.shift_key() { state.step_and_mark(by) } else { state.step(by) }
    };
    let is_empty =
        Memo::new(move |_| state.found.with(|found| found.page.rows.is_empty()).unwrap_or_default());
    let one = move |event: EventSummary| row(state, &event, marks);
    let listed = Signal::derive(move || state.rows().iter().map(|row| row.id).collect());
    let caption =
        move || state.found.with(|found| format!("Events, {} in all", number::total(found.page.total)));
    view! {
        <div class="table-box" hidden=move || is_empty.get() on:scroll=move |_| follow.let_in()>
            <table class="list event-table" class:marks=marks on:keydown=on_key>
                <caption class="sr-only">{caption}</caption>
                <thead>
                    <tr>
                        {marks.then(|| mark_all(state.selection, listed, "Mark all events of this page"))}
                        {head(state, "Time", "col-time", EventSortKey::Timestamp)}
                        {head(state, "Severity", "col-sev", EventSortKey::Severity)}
                        <th scope="col" class="col-signature">"Signature"</th>
                        {head(state, "Customer", "col-customer", EventSortKey::CustomerId)}
                        <th scope="col" class="col-ends">"Source → Destination"</th>
                        <th scope="col" class="col-proto">"Protocol"</th>
                        {head(state, "Count", "col-count num", EventSortKey::Count)}
                        <th scope="col" class="col-flags">"Flags"</th>
                        {head(state, "Updated", "col-updated", EventSortKey::LastUpdatedTimestamp)}
                    </tr>
                </thead>
                <tbody>
                    <For each=move || state.rows() key=|event| (event.id.to_string(), event.last_updated) children=one/>
                </tbody>
            </table>
        </div>
        {move || is_empty.get().then(|| empty::empty(state))}
    }
    .into_any()
}

fn head(state: EventsState, label: &'static str, class: &'static str, key: EventSortKey) -> AnyView {
    let order = Signal::derive(move || {
        state.with_link(|link| (link.sort.key == key).then_some(link.sort.descending))
    });
    let press = Callback::new(move |()| {
        // First the newest, the worst, the most.
        let descending = order.get_untracked() != Some(true);
        state.change(|link| link.sort = EventSort { key, descending });
    });
    view! { <SortHeader label class order on_press=press/> }.into_any()
}
