//! DIM Tasks: what modules do and did, and what Argus does by itself.

use super::{
    filters::Filters,
    follow::{News, Question, TaskList},
    table::Table,
};
use crate::{
    browser::page,
    components::{Empty, LiveMark, Loaded, Pager, paging},
    link::ModuleTaskLink,
    state::{Group, command},
};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

#[component]
pub(crate) fn ModuleTasksPage() -> impl IntoView {
    page::set_title("DIM Tasks");
    let location = use_location();
    let link = Memo::new(move |_| ModuleTaskLink::read(&location.search.get()));
    let asked = Memo::new(move |_| {
        link.with(|link| Question { filter: link.filter(), size: link.size, page: link.page })
    });
    let list = TaskList::new(asked);
    list.follow();
    command(Group::Page, "r", "Ask again", move || list.found.again());
    let clear = move || {
        link.with(ModuleTaskLink::is_narrowed)
            .then(|| view! { <a class="btn ghost" href=ModuleTaskLink::PATH>"Clear the filters"</a> })
    };
    view! {
        <section class="page">
            <header class="page-head">
                <h1>"DIM Tasks"</h1>
                <LiveMark/>
                {clear}
                <News list/>
                <span class="grow"></span>
                <Pager paging=paging(link, list.found) what="tasks"/>
            </header>
            <Table list>
                <Filters link/>
            </Table>
            <Loaded asked=list.found lines=10 view=Callback::new(move |_| empty(list, link))/>
        </section>
    }
    .into_any()
}

fn empty(list: TaskList, link: Memo<ModuleTaskLink>) -> AnyView {
    let is_empty = list.found.is_empty();
    let hint = move || {
        match (is_empty.get(), link.with(ModuleTaskLink::is_narrowed)) {
        (false, _) => ().into_any(),
        (true, true) => view! {
            <Empty title="No task is like this">
                <p>"All filters have to hold. Clear some of them to see more."</p>
            </Empty>
        }
        .into_any(),
        (true, false) => view! {
            <Empty title="No tasks yet">
                <p>
                    "Each time a processing module is called, by what happened or by hand, it is a task here. So is what Argus does by itself, such as its housekeeping."
                </p>
            </Empty>
        }
        .into_any(),
    }
    };
    hint.into_any()
}
