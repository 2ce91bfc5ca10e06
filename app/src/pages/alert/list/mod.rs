//! The queue of alerts.

mod board;
mod bulk;
mod filter;
mod groups;
mod narrowed;
mod queue;
mod row;
mod rows;
mod show_as;
mod silent_mark;
mod state;
mod status_mark;
mod table;

pub(crate) use status_mark::status_mark;

use super::new_dialog::NewAlertDialog;
use crate::{
    browser::page,
    components::{Icon, LiveMark, Pager, icon, paging, paging_of},
    link::{AlertLink, MetricsLink, QueueShape},
    pages::saved::SavedSearches,
    state::{Group, command, use_go, use_session},
};
use argus_domain::{Permission, saved_search::SavedList};
use board::Board;
use bulk::{BulkBar, BulkDialogs};
use filter::ListFilter;
use groups::Groups;
use leptos::prelude::*;
use queue::Queue;
use rows::Rows;
use show_as::ShowAs;

const MAY_NOT_RAISE: &str =
    "You need the permission “createAlert” to raise alerts. Ask an administrator for it.";

#[component]
pub(crate) fn AlertListPage() -> impl IntoView {
    page::set_title("Alerts");
    let queue = Queue::new();
    let link = queue.list.link;
    bulk::begin(queue.list);
    command(Group::Page, "r", "Ask again", move || queue.again());
    let raising = RwSignal::new(false);
    let refusal = (!use_session().may(Permission::CreateAlert)).then_some(MAY_NOT_RAISE);
    command(Group::Page, "n", "Raise an alert", move || raising.set(refusal.is_none()));
    let go = use_go();
    command(Group::Page, "", "Metrics of alerts", move || go.to(MetricsLink::PATH));
    let question = Memo::new(move |_| link.with(AlertLink::question));
    let shape = Memo::new(move |_| link.with(|link| link.shape));
    let pager = move || match shape.get() {
        QueueShape::List => view! { <Pager paging=paging(link, queue.list.found) what="alerts"/> }.into_any(),
        QueueShape::Groups(_) => {
            let rows = move || queue.groups.with(|groups| (groups.page.rows.len(), groups.page.total));
            view! { <Pager paging=paging_of(link, Signal::derive(rows)) what="groups"/> }.into_any()
        }
        QueueShape::Board => ().into_any(),
    };
    let body = move || match shape.get() {
        QueueShape::List => view! { <Rows list=queue.list/> }.into_any(),
        QueueShape::Groups(_) => view! { <Groups queue/> }.into_any(),
        QueueShape::Board => view! { <Board queue/> }.into_any(),
    };
    view! {
        <section class="page">
            <header class="page-head">
                <h1>"Alerts"</h1>
                <button
                    type="button"
                    class="btn"
                    disabled=refusal.is_some()
                    title=refusal.unwrap_or("Raise an alert (n)")
                    on:click=move |_| raising.set(true)
                >
                    {icon(Icon::Plus)}
                    "New alert"
                </button>
                <SavedSearches list=SavedList::Alerts question/>
                <ShowAs link/>
                <a class="btn" href=MetricsLink::PATH>{icon(Icon::Event)} "Metrics"</a>
                <span class="grow"></span>
                <LiveMark/>
                {pager}
            </header>
            <div class="list-filter" role="search" aria-label="Alerts"><ListFilter link/></div>
            <div class="list-rows">
                {body}
                <BulkBar/>
            </div>
        </section>
        <BulkDialogs/>
        {move || raising.get().then(|| view! { <NewAlertDialog open=raising/> })}
    }
    .into_any()
}
