//! What is to be done in a case.

mod form;
mod quick_add;
mod row;
mod task_dialog;
mod template_dialog;

use super::{
    opened::{OpenedCase, use_case},
    tab_list::paging,
};
use crate::{
    api::task::list_tasks,
    components::{Empty, Icon, Loaded, Pager, icon, row_keys},
    state::{Asked, Group, ask, command},
};
use argus_domain::{criteria::Page, task::Task};
use leptos::{html, prelude::*};
use quick_add::QuickAdd;
use task_dialog::TaskDialog;
use template_dialog::TemplateDialog;

/// What the tab's parts share.
#[derive(Clone, Copy)]
struct TaskList {
    case: OpenedCase,
    found: Asked<Page<Task>>,
    /// The task whose dialog is open, or a new one.
    opened: RwSignal<Option<Opened>>,
}

#[derive(Clone, Debug, PartialEq)]
enum Opened {
    New,
    Task(Box<Task>),
}

#[component]
pub(super) fn Tasks() -> impl IntoView {
    let case = use_case();
    let found = ask(move || {
        case.activity.track();
        let link = case.link.get();
        Some(list_tasks(link.case, link.size, link.offset()))
    });
    let list = TaskList { case, found, opened: RwSignal::new(None) };
    let refusal = move || case.work_refusal();
    let add = move || {
        if untrack(refusal).is_none() {
            list.opened.set(Some(Opened::New));
        }
    };
    command(Group::Page, "n", "New task", add);
    let applying = RwSignal::new(false);
    view! {
        <section class="panel flush">
            <header class="page-head">
                <h2>"Tasks"</h2>
                <button
                    type="button"
                    class="btn"
                    disabled=move || refusal().is_some()
                    title=move || refusal().unwrap_or("New task (n)")
                    on:click=move |_| add()
                >
                    {icon(Icon::Plus)}
                    "New task"
                </button>
                <button
                    type="button"
                    class="btn"
                    disabled=move || refusal().is_some()
                    title=refusal
                    on:click=move |_| applying.set(true)
                >
                    "From a template…"
                </button>
                <span class="grow"></span>
                <Pager paging=paging(found) what="tasks"/>
            </header>
            <QuickAdd list/>
            <Loaded asked=found lines=6 view=Callback::new(move |_| table(list))/>
        </section>
        {move || applying.get().then(|| view! { <TemplateDialog list open=applying/> })}
        {move || list.opened.get().map(|opened| view! { <TaskDialog list opened/> })}
    }
    .into_any()
}

fn table(list: TaskList) -> AnyView {
    let node = NodeRef::<html::Table>::new();
    let on_key = row_keys(node);
    let rows = move || list.found.with(|page| page.rows.clone()).unwrap_or_default();
    let is_empty = list.found.is_empty();
    let body = move || {
        if is_empty.get() {
            view! {
                <Empty title="Nothing is to be done yet">
                    <p>"Write down what has to be done, and who does it until when."</p>
                </Empty>
            }
            .into_any()
        } else {
            view! {
                <div class="table-box">
                    <table class="list tasks" node_ref=node on:keydown=on_key>
                        <thead>
                            <tr>
                                <th scope="col" class="col-status">"Status"</th>
                                <th scope="col">"Task"</th>
                                <th scope="col" class="col-people">"Assignees"</th>
                                <th scope="col" class="col-due">"Due"</th>
                                <th scope="col" class="col-acts"><span class="sr-only">"Actions"</span></th>
                            </tr>
                        </thead>
                        <tbody>
                            <For each=rows key=|task| (task.id, task.version) children=move |task| row::row(list, &task)/>
                        </tbody>
                    </table>
                </div>
            }
            .into_any()
        }
    };
    body.into_any()
}
