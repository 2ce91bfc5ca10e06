//! A filter under every column.

use crate::{browser::time as clock, components::SearchText, link::ActivityLink, state::use_go};
use argus_domain::{Timestamp, activity::ActivityFilter};
use leptos::prelude::*;

#[component]
pub(super) fn Filters(link: Memo<ActivityLink>) -> impl IntoView {
    view! {
        <tr class="filters">
            <th class="col-time" data-label="Date">
                <Moment link label="Not before" of=|filter| filter.from set=|filter, at| filter.from = at/>
                <Moment link label="Not after" of=|filter| filter.to set=|filter, at| filter.to = at/>
            </th>
            <th class="col-user" data-label="User">
                <Text link label="User" of=|filter| &filter.user set=|filter, text| filter.user = text/>
            </th>
            <th class="col-case" data-label="Case">
                <Text
                    link
                    label="Number or name of the case"
                    of=|filter| &filter.case_text
                    set=|filter, text| filter.case_text = text
                />
            </th>
            <th class="col-manual" data-label="Manual input">
                <YesOrNo link label="Manual input" of=|filter| filter.manual set=|filter, is| filter.manual = is/>
            </th>
            <th class="col-api" data-label="From API">
                <YesOrNo link label="From API" of=|filter| filter.from_api set=|filter, is| filter.from_api = is/>
            </th>
            <th data-label="Activity">
                <Text link label="What was done" of=|filter| &filter.text set=|filter, text| filter.text = text/>
            </th>
        </tr>
    }
    .into_any()
}

/// A part of a text.
#[component]
fn Text(
    link: Memo<ActivityLink>,
    label: &'static str,
    of: fn(&ActivityFilter) -> &String,
    set: fn(&mut ActivityFilter, String),
) -> impl IntoView {
    let go = use_go();
    let change =
        move |text| go.instead(&link.get_untracked().changed(|link| set(&mut link.filter, text)).write());
    view! {
        <SearchText
            value=Signal::derive(move || link.with(|link| of(&link.filter).clone()))
            change=Callback::new(change)
            label
            placeholder="Filter…"
            class="input"
        />
    }
    .into_any()
}

#[component]
fn YesOrNo(
    link: Memo<ActivityLink>,
    label: &'static str,
    of: fn(&ActivityFilter) -> Option<bool>,
    set: fn(&mut ActivityFilter, Option<bool>),
) -> impl IntoView {
    let go = use_go();
    let choose = move |event| {
        let is = match event_target_value(&event).as_str() {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        };
        go.to(&link.get_untracked().changed(|link| set(&mut link.filter, is)).write());
    };
    let option = move |value: &'static str, is: Option<bool>, text: &'static str| {
        view! { <option value=value prop:selected=move || link.with(|link| of(&link.filter) == is)>{text}</option> }
    };
    view! {
        <select class="select" aria-label=label on:change=choose>
            {option("", None, "Any")}
            {option("yes", Some(true), "✔ yes")}
            {option("no", Some(false), "✖ no")}
        </select>
    }
    .into_any()
}

/// A point in time, in the viewer's zone.
#[component]
fn Moment(
    link: Memo<ActivityLink>,
    label: &'static str,
    of: fn(&ActivityFilter) -> Option<Timestamp>,
    set: fn(&mut ActivityFilter, Option<Timestamp>),
) -> impl IntoView {
    let go = use_go();
    let shown = move || link.with(|link| of(&link.filter)).map(clock::to_input).unwrap_or_default();
    let choose = move |event| {
        let at = clock::from_input(&event_target_value(&event));
        go.to(&link.get_untracked().changed(|link| set(&mut link.filter, at)).write());
    };
    view! {
        <input type="datetime-local" class="input" aria-label=label title=label prop:value=shown on:change=choose/>
    }
    .into_any()
}
