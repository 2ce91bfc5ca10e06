//! The list of cases.

mod bulk;
mod custom;
mod filter;
mod row;
mod state;
mod table;

use crate::{
    browser::page,
    components::{Icon, LiveMark, Loaded, Pager, icon, paging},
    link::CaseLink,
    pages::{
        saved::SavedSearches,
        work_list::{Follow, News},
    },
    state::{Group, command, dialogs::Open, use_dialogs},
};
use argus_domain::saved_search::SavedList;
use bulk::{BulkBar, BulkDialogs};
use filter::ListFilter;
use leptos::prelude::*;
use state::CaseList;

#[component]
pub(crate) fn CaseListPage() -> impl IntoView {
    page::set_title("Cases");
    let dialogs = use_dialogs();
    let list = CaseList::new();
    let CaseList { link, found, .. } = list;
    bulk::begin(list);
    let follow = Follow::new(list);
    follow.begin();
    command(Group::Page, "r", "Ask again", move || found.again());
    let question = Memo::new(move |_| link.with(CaseLink::question));
    view! {
        <section class="page">
            <header class="page-head">
                <h1>"Cases"</h1>
                <button type="button" class="btn" on:click=move |_| dialogs.open(Open::NewCase)>
                    {icon(Icon::Plus)}
                    "New case"
                </button>
                <SavedSearches list=SavedList::Cases question/>
                <span class="grow"></span>
                <LiveMark/>
                <Pager paging=paging(link, found) what="cases"/>
            </header>
            <div class="list-filter" role="search" aria-label="Cases"><ListFilter link/></div>
            <div class="list-rows">
                <Loaded asked=found lines=10 view=Callback::new(move |_| table::table(list))/>
                <BulkBar/>
                <News follow/>
            </div>
        </section>
        <BulkDialogs/>
    }
    .into_any()
}
