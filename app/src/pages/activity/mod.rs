//! The activity log.

mod filters;
mod row;

use crate::{
    api::activity::list_activities,
    browser::page,
    components::{Clock, Empty, Icon, Loaded, Pager, icon, paging_of, row_keys, time},
    link::ActivityLink,
    state::{Asked, Group, ask, command, use_go, use_live},
};
use argus_domain::activity::ActivityPage as Found;
use filters::Filters;
use leptos::{html, prelude::*};
use leptos_router::hooks::use_location;

#[component]
pub(crate) fn ActivityPage() -> impl IntoView {
    page::set_title("Activities");
    let go = use_go();
    let live = use_live();
    let location = use_location();
    let link = Memo::new(move |_| ActivityLink::read(&location.search.get()));
    let found = ask(move || {
        let link = link.get();
        let offset = link.offset();
        Some(list_activities(link.filter, link.size, offset))
    });
    // What is new comes first; further back, nothing moves under the reader.
    Effect::new(move |before: Option<()>| {
        live.case_news();
        if before.is_some() && link.with_untracked(|link| link.page == 1) {
            found.again();
        }
    });
    command(Group::Page, "r", "Ask again", move || found.again());
    let rows = Signal::derive(move || found.with(|found| (found.page.rows.len(), found.page.total)));
    let paging = paging_of(link, rows);
    let show_all = move |event| {
        let all = event_target_checked(&event);
        go.to(&link.get_untracked().changed(|link| link.filter.not_case_related = all).write());
    };
    let clear = move |_| {
        let all = link.with_untracked(|link| link.filter.not_case_related);
        let mut plain = ActivityLink::read("");
        plain.filter.not_case_related = all;
        go.to(&plain.write());
    };
    view! {
        <section class="page">
            <header class="page-head">
                <h1>"Activities"</h1>
                <label class="box">
                    <input
                        type="checkbox"
                        prop:checked=move || link.get().filter.not_case_related
                        on:change=show_all
                    />
                    <span>"Show non case-related activity"</span>
                </label>
                {move || {
                    link.with(ActivityLink::is_narrowed)
                        .then(|| view! { <button type="button" class="btn ghost" on:click=clear>"Clear the filters"</button> })
                }}
                <span class="grow"></span>
                <a class="btn" href=move || link.with(ActivityLink::export) download="activities.csv" rel="external">
                    {icon(Icon::Download)}
                    "CSV"
                </a>
                <Pager paging what="activities"/>
            </header>
            {move || found.with(searched)}
            <Table found link/>
        </section>
    }
    .into_any()
}

/// Where the search stopped, if it did.
fn searched(found: &Found) -> Option<AnyView> {
    let back_to = found.searched_back_to?;
    Some(
        view! {
            <p class="note" role="status">
                "Searched back to " {time(back_to, Clock::Row)} ". Narrow the list by date, user or case to look further back."
            </p>
        }
        .into_any(),
    )
}

/// The filters stay where they are while the rows below them change.
#[component]
fn Table(found: Asked<Found>, link: Memo<ActivityLink>) -> impl IntoView {
    let node = NodeRef::<html::Table>::new();
    let on_key = row_keys(node);
    view! {
        <div class="table-box">
            <table class="list activities" node_ref=node on:keydown=on_key>
                <thead>
                    <tr>
                        <th scope="col" class="col-time">"Date"</th>
                        <th scope="col" class="col-user">"User"</th>
                        <th scope="col" class="col-case">"Case"</th>
                        <th scope="col" class="col-manual">"Manual input"</th>
                        <th scope="col" class="col-api">"From API"</th>
                        <th scope="col">"Activity"</th>
                    </tr>
                    <Filters link/>
                </thead>
                <tbody>{move || found.with(|found| found.page.rows.iter().map(row::row).collect_view())}</tbody>
            </table>
        </div>
        <Loaded asked=found lines=10 view=Callback::new(move |found| empty(found, link))/>
    }
    .into_any()
}

fn empty(found: Asked<Found>, link: Memo<ActivityLink>) -> AnyView {
    let is_empty = move || found.with(|found| found.page.rows.is_empty()).unwrap_or_default();
    let hint = move || match (is_empty(), link.with(ActivityLink::is_narrowed)) {
        (false, _) => ().into_any(),
        (true, true) => view! {
            <Empty title="Nothing of this was done">
                <p>"All filters have to hold. Clear some of them to see more."</p>
            </Empty>
        }
        .into_any(),
        (true, false) => view! {
            <Empty title="Nothing to show">
                <p>
                    "Nobody has done anything in a case yet. Tick "
                    <em>"Show non case-related activity"</em> " to see the rest, such as log-ins."
                </p>
            </Empty>
        }
        .into_any(),
    };
    hint.into_any()
}
