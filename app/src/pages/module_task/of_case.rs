//! The tasks of one case.

use super::{
    follow::{News, Question, TaskList},
    table::Table,
};
use crate::{
    components::{Empty, Loaded, Pager, paging},
    link::CasePageLink,
};
use argus_domain::module::TaskFilter;
use leptos::prelude::*;

#[component]
pub(crate) fn TasksOfCase(
    link: Memo<CasePageLink>,
    /// What can be begun here.
    children: Children,
) -> impl IntoView {
    let asked = Memo::new(move |_| {
        link.with(|link| Question {
            filter: TaskFilter { case: Some(link.case), ..TaskFilter::default() },
            size: link.size,
            page: link.page,
        })
    });
    let list = TaskList::new(asked);
    list.follow();
    let is_empty = list.found.is_empty();
    let body = move |_| {
        (move || {
            is_empty.get().then(|| {
                view! {
                    <Empty title="No module has done anything here yet">
                        <p>"Modules are called by what happens in the case, by hand from the menus, or with files of evidence."</p>
                    </Empty>
                }
            })
        })
        .into_any()
    };
    view! {
        <section class="panel flush">
            <header class="page-head">
                <h2>"DIM Tasks"</h2>
                {children()}
                <News list/>
                <span class="grow"></span>
                <Pager paging=paging(link, list.found) what="tasks"/>
            </header>
            <div hidden=move || is_empty.get()>
                <Table list of_one_case=true/>
            </div>
            <Loaded asked=list.found lines=6 view=Callback::new(body)/>
        </section>
    }
    .into_any()
}
