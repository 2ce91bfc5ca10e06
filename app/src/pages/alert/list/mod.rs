//! The queue of alerts.

mod bulk;
mod filter;
mod row;
mod state;
mod status_mark;
mod table;

pub(crate) use status_mark::status_mark;

use super::new_dialog::NewAlertDialog;
use crate::{
    browser::page,
    components::{Icon, LiveMark, Loaded, Pager, icon, paging},
    link::AlertLink,
    pages::{
        saved::SavedSearches,
        work_list::{Follow, News},
    },
    state::{Group, command, use_session},
};
use argus_domain::{Permission, saved_search::SavedList};
use bulk::{BulkBar, BulkDialogs};
use filter::ListFilter;
use leptos::prelude::*;
use state::AlertList;

const MAY_NOT_RAISE: &str =
    "You need the permission “createAlert” to raise alerts. Ask an administrator for it.";

#[component]
pub(crate) fn AlertListPage() -> impl IntoView {
    page::set_title("Alerts");
    let list = AlertList::new();
    let AlertList { link, found, .. } = list;
    bulk::begin(list);
    let follow = Follow::new(list);
    follow.begin();
    command(Group::Page, "r", "Ask again", move || found.again());
    let raising = RwSignal::new(false);
    let refusal = (!use_session().may(Permission::CreateAlert)).then_some(MAY_NOT_RAISE);
    command(Group::Page, "n", "Raise an alert", move || raising.set(refusal.is_none()));
    let question = Memo::new(move |_| link.with(AlertLink::question));
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
                <span class="grow"></span>
                <LiveMark/>
                <Pager paging=paging(link, found) what="alerts"/>
            </header>
            <div class="list-filter" role="search" aria-label="Alerts"><ListFilter link/></div>
            <div class="list-rows">
                <Loaded asked=found lines=10 view=Callback::new(move |_| table::table(list))/>
                <BulkBar/>
                <News follow/>
            </div>
        </section>
        <BulkDialogs/>
        {move || raising.get().then(|| view! { <NewAlertDialog open=raising/> })}
    }
    .into_any()
}
