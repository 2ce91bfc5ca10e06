//! The activity log.

use crate::{
    api::activity::list_activities,
    browser::page,
    components::{Clock, Empty, Icon, Loaded, Pager, Paging, icon, row_keys, time},
    link::ActivityLink,
    state::{Asked, Group, ask, command, use_go},
};
use argus_domain::{
    activity::{Activity, Via},
    criteria::Page,
};
use leptos::{html, prelude::*};
use leptos_router::hooks::use_location;

#[component]
pub(crate) fn ActivityPage() -> impl IntoView {
    page::set_title("Activities");
    let go = use_go();
    let location = use_location();
    let link = Memo::new(move |_| ActivityLink::read(&location.search.get()));
    let found = ask(move || {
        let link = link.get();
        let offset = link.offset();
        Some(list_activities(link.filter, link.size, offset))
    });
    command(Group::Page, "r", "Ask again", move || found.again());
    let paging = Paging {
        page: Signal::derive(move || link.get().page),
        size: Signal::derive(move || link.get().size),
        rows: Signal::derive(move || found.with(|page| (page.rows.len(), page.total))),
        sizes: &ActivityLink::SIZES,
        go: Callback::new(move |page| go.to(&ActivityLink { page, ..link.get_untracked() }.write())),
        resize: Callback::new(move |size| {
            go.to(&link.get_untracked().changed(|link| link.size = size).write());
        }),
    };
    let show_all = move |event| {
        let all = event_target_checked(&event);
        go.to(&link.get_untracked().changed(|link| link.filter.not_case_related = all).write());
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
                <span class="grow"></span>
                <Pager paging what="activities"/>
            </header>
            <Loaded asked=found lines=10 view=Callback::new(table)/>
        </section>
    }
    .into_any()
}

fn table(found: Asked<Page<Activity>>) -> AnyView {
    let node = NodeRef::<html::Table>::new();
    let on_key = row_keys(node);
    let rows = move || found.with(|page| page.rows.iter().map(row).collect_view());
    let empty = move || {
        found.with(|page| page.rows.is_empty()).unwrap_or_default().then(|| {
            view! {
                <Empty title="Nothing to show">
                    <p>
                        "Nobody has done anything in a case yet. Tick "
                        <em>"Show non case-related activity"</em> " to see the rest, such as log-ins."
                    </p>
                </Empty>
            }
        })
    };
    view! {
        <div class="table-box">
            <table class="list activities" node_ref=node on:keydown=on_key>
                <thead>
                    <tr>
                        <th scope="col" class="col-time">"Date"</th>
                        <th scope="col" class="col-user">"User"</th>
                        <th scope="col" class="col-case">"Case"</th>
                        <th scope="col" class="col-api">"From API"</th>
                        <th scope="col" class="col-via">"Via"</th>
                        <th scope="col">"Activity"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {empty}
    }
    .into_any()
}

fn row(activity: &Activity) -> AnyView {
    let from_api = match activity.via {
        Via::Api => {
            view! { <span class="yes" title="yes">{icon(Icon::Check)}<span class="sr-only">"yes"</span></span> }
        }
        _ => {
            view! { <span class="no" title="no">{icon(Icon::Cross)}<span class="sr-only">"no"</span></span> }
        }
    };
    let case = activity.case.map(|id| {
        let title = activity.case_title.clone().unwrap_or_else(|| format!("#{id}"));
        view! { <a href=format!("/cases/{id}") data-row="">{title}</a> }
    });
    view! {
        <tr>
            <td class="col-time">{time(activity.at, Clock::Row)}</td>
            <td class="col-user">{activity.user_name.clone()}</td>
            <td class="col-case">{case}</td>
            <td class="col-api">{from_api}</td>
            <td class="col-via">{via(activity.via)}</td>
            <td class="wrap">{activity.text.clone()}</td>
        </tr>
    }
    .into_any()
}

const fn via(via: Via) -> &'static str {
    match via {
        Via::Page => "page",
        Via::Api => "API",
        Via::Command => "command line",
        Via::System => "Argus",
    }
}
