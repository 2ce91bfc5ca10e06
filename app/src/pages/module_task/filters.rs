//! A filter under every column.

use crate::{
    browser::time as clock,
    components::{Choice, NarrowSelect, Narrowing, SearchText},
    link::ModuleTaskLink,
    state::use_go,
};
use argus_domain::{Timestamp, module::TaskState};
use leptos::prelude::*;

/// Durations to choose, in milliseconds.
const LONGER: [(i64, &str); 5] = [
    (1_000, "Over 1 s"),
    (10_000, "Over 10 s"),
    (60_000, "Over 1 min"),
    (600_000, "Over 10 min"),
    (3_600_000, "Over 1 h"),
];

#[component]
pub(super) fn Filters(link: Memo<ModuleTaskLink>) -> impl IntoView {
    let narrowing = Narrowing::of(link);
    let states = TaskState::ALL.map(|one| Choice::new(one.name(), one.label())).to_vec();
    let longer = LONGER.map(|(millis, label)| Choice::new(millis, label)).to_vec();
    view! {
        <tr class="filters">
            <th class="col-id" data-label="Task ID">
                <Text link label="Task ID" of=|link| &link.id set=|link, text| link.id = text/>
            </th>
            <th class="col-state" data-label="State">
                <NarrowSelect
                    label="State"
                    any="Any"
                    choices=Signal::stored(states)
                    chosen=narrowing.chosen(|link| link.state.map(|state| state.name().to_owned()))
                    change=narrowing.put(|link, value: Option<String>| link.state = value.as_deref().and_then(TaskState::named))
                />
            </th>
            <th class="col-case" data-label="Case">
                <Text link label="Number or name of the case" of=|link| &link.case set=|link, text| link.case = text/>
            </th>
            <th class="col-module" data-label="Processing Module">
                <Text link label="Processing module" of=|link| &link.module set=|link, text| link.module = text/>
            </th>
            <th class="col-user" data-label="Initiating User">
                <Text link label="Initiating user" of=|link| &link.user set=|link, text| link.user = text/>
            </th>
            <th class="col-time" data-label="Started">
                <Moment link label="Not before" of=|link| link.from set=|link, at| link.from = at/>
                <Moment link label="Not after" of=|link| link.to set=|link, at| link.to = at/>
            </th>
            <th class="col-took" data-label="Duration">
                <NarrowSelect
                    label="Duration"
                    any="Any"
                    choices=Signal::stored(longer)
                    chosen=narrowing.chosen(|link| link.longer_than.map(|millis| millis.to_string()))
                    change=narrowing.put(|link, value: Option<String>| link.longer_than = value.and_then(|millis| millis.parse().ok()))
                    label_of=|millis| format!("Over {millis} ms")
                />
            </th>
        </tr>
    }
    .into_any()
}

/// A part of a text.
#[component]
fn Text(
    link: Memo<ModuleTaskLink>,
    label: &'static str,
    of: fn(&ModuleTaskLink) -> &String,
    set: fn(&mut ModuleTaskLink, String),
) -> impl IntoView {
    let go = use_go();
    let change = move |text| go.instead(&link.get_untracked().changed(|link| set(link, text)).write());
    view! {
        <SearchText
            value=Signal::derive(move || link.with(|link| of(link).clone()))
            change=Callback::new(change)
            label
            placeholder="Filter…"
            class="input"
        />
    }
    .into_any()
}

/// A point in time, in the viewer's zone.
#[component]
fn Moment(
    link: Memo<ModuleTaskLink>,
    label: &'static str,
    of: fn(&ModuleTaskLink) -> Option<Timestamp>,
    set: fn(&mut ModuleTaskLink, Option<Timestamp>),
) -> impl IntoView {
    let go = use_go();
    let shown = move || link.with(of).map(clock::to_input).unwrap_or_default();
    let choose = move |event| {
        let at = clock::from_input(&event_target_value(&event));
        go.to(&link.get_untracked().changed(|link| set(link, at)).write());
    };
    view! {
        <input type="datetime-local" class="input" aria-label=label title=label prop:value=shown on:change=choose/>
    }
    .into_any()
}
