//! Which entries are shown: the address says it.

use super::{fields::categories, linking_choices};
use crate::{
    components::{Choice, Icon, SearchText, icon},
    link::CasePageLink,
    pages::case::opened::use_case,
    state::use_go,
};
use argus_domain::timeline::{TimelineCategory, TimelineFilter};
use leptos::prelude::*;

#[component]
pub(super) fn Narrow() -> impl IntoView {
    let go = use_go();
    let link = use_case().link;
    let narrow = Callback::new(move |change: Box<dyn FnOnce(&mut CasePageLink)>| {
        let mut narrowed = CasePageLink { page: 1, ..link.get_untracked() };
        change(&mut narrowed);
        go.instead(&narrowed.write());
    });
    let category = move || link.with(|link| link.timeline.category.map(TimelineCategory::name));
    let ioc = move || link.with(|link| link.timeline.ioc.map(|id| id.to_string()));
    let iocs = linking_choices();
    let flag =
        move |label: &'static str, is: fn(&TimelineFilter) -> bool, set: fn(&mut TimelineFilter, bool)| {
            view! {
                <label class="box">
                    <input
                        type="checkbox"
                        prop:checked=move || link.with(|link| is(&link.timeline))
                        on:change=move |event| {
                            let checked = event_target_checked(&event);
                            narrow.run(Box::new(move |link| set(&mut link.timeline, checked)));
                        }
                    />
                    <span>{label}</span>
                </label>
            }
        };
    let is_narrowed =
        move || link.with(|link| !link.text.is_empty() || link.timeline != TimelineFilter::default());
    view! {
        <div class="timeline-narrow" role="group" aria-label="Narrow the timeline">
            <SearchText
                value=Signal::derive(move || link.with(|link| link.text.clone()))
                change=Callback::new(move |text| narrow.run(Box::new(move |link| link.text = text)))
                label="Search the timeline"
                placeholder="Title, description, source…"
                class="input search"
            />
            <select
                class="select"
                aria-label="Category"
                on:change=move |event| {
                    let chosen = TimelineCategory::named(&event_target_value(&event));
                    narrow.run(Box::new(move |link| link.timeline.category = chosen));
                }
            >
                <option value="" selected=move || category().is_none()>"Every category"</option>
                {categories()
                    .into_iter()
                    .map(|Choice { value, label }| {
                        let own = value.clone();
                        let is_chosen = move || category() == Some(own.as_str());
                        view! { <option value=value selected=is_chosen>{label}</option> }
                    })
                    .collect_view()}
            </select>
            <select
                class="select"
                aria-label="Indicator"
                on:change=move |event| {
                    let chosen = event_target_value(&event).parse().ok();
                    narrow.run(Box::new(move |link| link.timeline.ioc = chosen));
                }
            >
                <option value="" selected=move || ioc().is_none()>"Every indicator"</option>
                {move || {
                    iocs.get()
                        .into_iter()
                        .map(|Choice { value, label }| {
                            let own = value.clone();
                            let is_chosen = move || ioc().as_ref() == Some(&own);
                            view! { <option value=value selected=is_chosen>{label}</option> }
                        })
                        .collect_view()
                }}
            </select>
            <SearchText
                value=Signal::derive(move || link.with(|link| link.timeline.tag.clone()))
                change=Callback::new(move |tag| narrow.run(Box::new(move |link| link.timeline.tag = tag)))
                label="Tag"
                placeholder="Tag"
                class="input tag-search"
            />
            {flag("Flagged", |filter| filter.flagged, |filter, is| filter.flagged = is)}
            {flag("With the summary", |filter| filter.in_summary, |filter, is| filter.in_summary = is)}
            {move || {
                is_narrowed().then(|| {
                    let whole = link.with(|link| CasePageLink {
                        text: String::new(),
                        timeline: TimelineFilter::default(),
                        page: 1,
                        ..link.clone()
                    });
                    view! {
                        <a class="btn ghost" href=whole.write()>
                            {icon(Icon::Cross)}
                            "Whole timeline"
                        </a>
                    }
                })
            }}
        </div>
    }
    .into_any()
}
