//! One entry of the list.

use super::{
    super::{events::address, remove_part::RemovePart},
    TimelineList,
    entry_dialog::Opened,
    form::as_new,
};
use crate::{
    api::timeline::{change_timeline, remove_from_timeline, restore_in_timeline},
    browser::time as clock,
    components::{Icon, Markdown, icon},
    link::CasePageLink,
    pages::module::CallButton,
    state::{Teller, remove, use_toasts},
};
use argus_domain::{
    Timestamp,
    module::{ObjectKind, ObjectRef},
    timeline::{TimelineChange, TimelineEntry, TimelineFilter},
};
use leptos::prelude::*;

/// `day` stands before the first of each.
pub(super) fn row(list: TimelineList, day: Option<String>, entry: &TimelineEntry) -> AnyView {
    let opened = Opened::Entry(Box::new(entry.clone()));
    let case = entry.case;
    let narrowed = move |filter: TimelineFilter| {
        let link = list.case.link.get_untracked();
        CasePageLink { timeline: filter, text: String::new(), page: 1, ..link }.write()
    };
    let tags = entry
        .tags
        .iter()
        .map(|tag| {
            let address = narrowed(TimelineFilter { tag: tag.clone(), ..TimelineFilter::default() });
            view! { <a class="tag" href=address title="Only with this tag">{tag.clone()}</a> }
        })
        .collect_view();
    let iocs = entry
        .iocs
        .iter()
        .map(|ioc| {
            let address = narrowed(TimelineFilter { ioc: Some(ioc.id), ..TimelineFilter::default() });
            view! { <a class="tag mono" href=address title="Only with this indicator">{ioc.value.clone()}</a> }
        })
        .collect_view();
    let events = entry
        .events
        .iter()
        .map(|event| {
            let name = format!("{} {}", clock::in_words(event.start), event.name);
            view! { <a class="entry-event" href=address(case, Some(event.id))>{icon(Icon::Event)} {name}</a> }
        })
        .collect_view();
    let source =
        (!entry.source.is_empty()).then(|| view! { <span class="muted small">{entry.source.clone()}</span> });
    let description = entry.description.clone();
    let separator = day.map(|day| view! { <tr class="day"><th colspan="4">{day}</th></tr> });
    let flagged = entry.flagged.then(
        || view! { <span class="flagged">{icon(Icon::Flag)}<span class="sr-only">"flagged"</span></span> },
    );
    let in_summary = entry.in_summary.then(|| view! { <span class="tag">"with the summary"</span> });
    view! {
        {separator}
        <tr>
            <td class="col-time">{when(entry)}</td>
            <td>
                <div class="entry-head">
                    {flagged}
                    <button
                        type="button"
                        class="as-link"
                        data-row=""
                        on:click=move |_| list.opened.set(Some(opened.clone()))
                    >
                        {entry.title.clone()}
                    </button>
                    {source}
                    {in_summary}
                    {tags}
                </div>
                {(!description.is_empty()).then(|| view! { <Markdown text=description/> })}
                {(!entry.iocs.is_empty() || !entry.events.is_empty())
                    .then(|| view! { <div class="entry-links">{iocs} {events}</div> })}
            </td>
            <td class="col-category">{entry.category.label()}</td>
            <td class="col-acts"><Acts list entry=entry.clone()/></td>
        </tr>
    }
    .into_any()
}

/// In the viewer's zone; and what the clock said where it was read, if that was something else.
fn when(entry: &TimelineEntry) -> AnyView {
    let time = &entry.time;
    let local = clock::local(time.at);
    let title = format!("{}\n{} (UTC)\nRead as {}", local.full(), time.at, read_as(entry));
    let full = local.full().replacen(' ', "T", 1);
    let same = full.starts_with(&time.local);
    view! {
        <time class="time" datetime=time.at.to_string() title=title>{local.clock()}</time>
        {(!same).then(|| view! { <span class="muted small read-as">{read_as(entry)}</span> })}
    }
    .into_any()
}

fn read_as(entry: &TimelineEntry) -> String {
    format!("{} {}", entry.time.local.replace('T', " "), entry.time.zone)
}

/// What day it was for the viewer.
pub(super) fn day(at: Timestamp) -> String {
    clock::local(at).day_in_words()
}

#[component]
fn Acts(list: TimelineList, entry: TimelineEntry) -> impl IntoView {
    let toasts = use_toasts();
    let teller = Teller::here();
    let (id, version, is_flagged) = (entry.id, entry.version, entry.flagged);
    let title = entry.title.clone();
    let flag = move |_| {
        let change = TimelineChange { version, flagged: Some(!is_flagged), ..TimelineChange::default() };
        teller.tell(
            change_timeline(id, change),
            move |_| list.again(),
            move |failure| toasts.failure(&failure),
        );
    };
    let like = Opened::Like(Box::new(as_new(&entry)));
    let said = format!("Deleted “{title}”.");
    let press = Callback::new(move |()| {
        let put_back = move || restore_in_timeline(id);
        remove(teller, toasts, remove_from_timeline(id), said.clone(), put_back, move || list.again());
    });
    let refusal = move || list.case.work_refusal();
    view! {
        <button
            type="button"
            class="icon-btn small"
            aria-label=format!("Flag {title}")
            aria-pressed=is_flagged.to_string()
            disabled=move || refusal().is_some()
            title=move || refusal().unwrap_or(if is_flagged { "Take the flag away" } else { "Flag" })
            on:click=flag
        >
            {icon(Icon::Flag)}
        </button>
        <button
            type="button"
            class="icon-btn small"
            aria-label=format!("Duplicate {title}")
            disabled=move || refusal().is_some()
            title=move || refusal().unwrap_or("Duplicate")
            on:click=move |_| list.opened.set(Some(like.clone()))
        >
            {icon(Icon::Copy)}
        </button>
        <CallButton
            kind=ObjectKind::TimelineEntry
            objects=Signal::stored(vec![ObjectRef::new(ObjectKind::TimelineEntry, id)])
            name=title.clone()
            refusal=Signal::derive(refusal)
        />
        <RemovePart label=format!("Delete {title}") press/>
    }
    .into_any()
}
