//! The events that are linked to a case.

use super::{
    opened::{OpenedCase, use_case},
    tab_list::paging,
    timeline::{EntryDialog, Opened, name},
};
use crate::{
    api::case::case_events,
    components::{Clock, Empty, Icon, Loaded, Pager, icon, row_keys, severity_mark, time},
    link::{EventLink, FilterField, TimeRange},
    pages::event::end,
    state::{Asked, ask, use_session},
    text::number,
};
use argus_domain::{
    CaseId, EventId, Permission,
    criteria::Page,
    event::EventSummary,
    timeline::{NewTimelineEntry, TimelineEntry},
};
use leptos::{html, prelude::*};

#[component]
pub(super) fn Events() -> impl IntoView {
    if use_session().may(Permission::ViewEventsByCase) {
        view! { <Linked/> }.into_any()
    } else {
        view! {
            <Empty title="You may not see the events of cases">
                <p>"You need the permission “viewEventsByCase”. Ask an administrator for it."</p>
            </Empty>
        }
        .into_any()
    }
}

#[component]
fn Linked() -> impl IntoView {
    let case = use_case();
    let found = ask(move || {
        // Again when something was done in the case: events may have been linked.
        case.activity.track();
        let link = case.link.get();
        Some(case_events(link.case, link.size, link.offset()))
    });
    let all = move || address(case.id.get(), None);
    let adding = RwSignal::new(None::<Opened>);
    let close = Callback::new(move |()| adding.set(None));
    view! {
        <section class="panel flush">
            <header class="page-head">
                <h2>"Linked events"</h2>
                <a href=all>"Open in the search"</a>
                <span class="grow"></span>
                <Pager paging=paging(found) what="events"/>
            </header>
            <Loaded asked=found lines=6 view=Callback::new(move |found| table(found, case, adding))/>
        </section>
        {move || adding.get().map(|opened| view! { <EntryDialog opened close saved=close/> })}
    }
    .into_any()
}

/// The events page with the case's events, and one of them open.
pub(super) fn address(case: CaseId, event: Option<EventId>) -> String {
    let mut link = EventLink::default();
    link.set_range(TimeRange::EVER);
    // A case's number is always a value to search for.
    let _ = FilterField::Case.add(&mut link.criteria, &case.to_string());
    link.opening(event).write()
}

fn table(found: Asked<Page<EventSummary>>, case: OpenedCase, adding: RwSignal<Option<Opened>>) -> AnyView {
    let node = NodeRef::<html::Table>::new();
    let on_key = row_keys(node);
    let rows =
        move || found.with(|page| page.rows.iter().map(|event| row(event, case, adding)).collect_view());
    let empty = move || {
        found.with(|page| page.rows.is_empty()).unwrap_or_default().then(|| {
            view! {
                <Empty title="No events are linked to this case">
                    <p>"On the events page, mark events and link them to the case that you work in."</p>
                    <p class="actions">
                        <a class="btn" href=EventLink::PATH>"Events"</a>
                    </p>
                </Empty>
            }
        })
    };
    view! {
        <div class="table-box">
            <table class="list case-events" node_ref=node on:keydown=on_key>
                <thead>
                    <tr>
                        <th scope="col" class="col-time">"Time"</th>
                        <th scope="col" class="col-sev">"Severity"</th>
                        <th scope="col">"Alarm or signature"</th>
                        <th scope="col" class="col-ends">"Source → destination"</th>
                        <th scope="col" class="col-count">"Count"</th>
                        <th scope="col" class="col-act"><span class="sr-only">"Actions"</span></th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {empty}
    }
    .into_any()
}

fn row(event: &EventSummary, case: OpenedCase, adding: RwSignal<Option<Opened>>) -> AnyView {
    let name = name(event);
    let like = Opened::Like(Box::new(NewTimelineEntry {
        time: event.start.into(),
        title: name.chars().take(TimelineEntry::MAX_TITLE).collect(),
        source: event.attack.signature.chars().take(TimelineEntry::MAX_SOURCE).collect(),
        events: vec![event.id],
        ..NewTimelineEntry::default()
    }));
    let label = format!("Add {name} to the timeline");
    let refusal = move || case.work_refusal();
    let ends = format!("{} → {}", end(event.source), end(event.destination));
    view! {
        <tr>
            <td class="col-time">{time(event.start, Clock::Row)}</td>
            <td class="col-sev">{severity_mark(event.severity)}</td>
            <td>
                <a class="row-link" href=address(case.id.get_untracked(), Some(event.id)) data-row="">{name}</a>
            </td>
            <td class="col-ends mono">{ends}</td>
            <td class="col-count num">{number::grouped(event.count.unsigned_abs())}</td>
            <td class="col-act">
                <button
                    type="button"
                    class="icon-btn small"
                    aria-label=label
                    disabled=move || refusal().is_some()
                    title=move || refusal().unwrap_or("Add to the timeline")
                    on:click=move |_| adding.set(Some(like.clone()))
                >
                    {icon(Icon::Time)}
                </button>
            </td>
        </tr>
    }
    .into_any()
}
