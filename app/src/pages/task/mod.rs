//! What one has to do oneself, in all cases.

mod filter;
mod row;

use crate::{
    api::task::{change_task, my_tasks},
    browser::{focus, page},
    components::{Empty, LiveMark, Loaded, Pager, focused, paging, row_keys},
    link::TaskLink,
    state::{Asked, Fresh, Group, Teller, Toasts, ask, command, use_live, use_session, use_toasts},
};
use argus_domain::{
    Permission, TaskId,
    criteria::Page,
    task::{Task, TaskChange, TaskStatus},
};
use filter::Filter;
use leptos::{html, prelude::*, task::spawn_local};
use leptos_router::hooks::use_location;
use std::sync::Arc;

#[derive(Clone, Copy)]
struct MyTasks {
    link: Memo<TaskLink>,
    found: Asked<Page<Task>>,
    fresh: Fresh<TaskId>,
    /// Why one may not change tasks, if so.
    refusal: Signal<Option<&'static str>>,
    teller: Teller,
    toasts: Toasts,
}

#[component]
pub(crate) fn MyTasksPage() -> impl IntoView {
    page::set_title("My tasks");
    let location = use_location();
    let link = Memo::new(move |_| TaskLink::read(&location.search.get()));
    let found = ask(move || {
        let link = link.get();
        let offset = link.offset();
        Some(my_tasks(link.filter, link.size, offset))
    });
    let may = use_session().may(Permission::UpdateCase);
    let refusal = (!may)
        .then_some("You need the permission “updateCase” to change tasks. Ask an administrator for it.");
    let tasks = MyTasks {
        link,
        found,
        fresh: Fresh::new(),
        refusal: Signal::stored(refusal),
        teller: Teller::here(),
        toasts: use_toasts(),
    };
    tasks.follow();
    command(Group::Page, "r", "Ask again", move || found.again());
    command(Group::Page, "d", "The task is done", move || tasks.finish_focused());
    let paging = paging(link, found);
    view! {
        <section class="page">
            <header class="page-head">
                <h1>"My tasks"</h1>
                <span class="grow"></span>
                <LiveMark/>
                <Pager paging what="tasks"/>
            </header>
            <div class="list-filter" role="search" aria-label="My tasks"><Filter link/></div>
            <Loaded asked=found lines=8 view=Callback::new(move |_| table(tasks))/>
        </section>
    }
    .into_any()
}

impl MyTasks {
    /// Shows what others change, as long as the calling component is shown.
    fn follow(self) {
        let live = use_live();
        Effect::new(move |before: Option<()>| {
            live.case_news();
            if before.is_some() {
                self.look();
            }
        });
    }

    fn look(self) {
        let Some(asked) = self.link.try_get_untracked() else { return };
        spawn_local(async move {
            let question = my_tasks(asked.filter.clone(), asked.size, asked.offset());
            let Some(now) = self.teller.quietly(question).await else { return };
            let is_asked = self.link.try_get_untracked().is_some_and(|link| link == asked);
            if is_asked && !self.found.is_busy_untracked() {
                self.put(now);
            }
        });
    }

    fn put(self, now: Page<Task>) {
        let Some(shown) = self.found.with_untracked(|page| page.rows.clone()) else { return };
        if shown == now.rows {
            return;
        }
        let fresh: Vec<TaskId> =
            now.rows.iter().filter(|task| !shown.contains(task)).map(|task| task.id).collect();
        self.amend(|page| *page = now);
        self.fresh.show(fresh);
    }

    /// Changes the rows. What had the focus gets it back, or the row in its place.
    fn amend(self, amend: impl FnOnce(&mut Page<Task>)) {
        let before = self.ids();
        let place = focused(&before).and_then(|id| before.iter().position(|other| *other == id));
        self.found.amend(amend);
        let after = self.ids();
        let Some((place, last)) = place.zip(after.len().checked_sub(1)) else { return };
        let id = if after.contains(&before[place]) { before[place] } else { after[place.min(last)] };
        request_animation_frame(move || {
            if focus::is_nowhere() {
                focus::on(&format!("[data-row='{id}']"));
            }
        });
    }

    fn ids(self) -> Vec<TaskId> {
        self.found.with_untracked(|page| page.rows.iter().map(|task| task.id).collect()).unwrap_or_default()
    }

    fn finish_focused(self) {
        if let Some(reason) = self.refusal.get_untracked() {
            self.toasts.done(reason);
            return;
        }
        let focused = focused(&self.ids());
        let task =
            self.found.with_untracked(|page| page.rows.iter().find(|task| Some(task.id) == focused).cloned());
        match task.flatten() {
            Some(task) if !task.status.is_over() => self.finish(task),
            Some(_) => self.toasts.done("It is over already."),
            None => self.toasts.done("Go to a task with j and k first."),
        }
    }

    fn finish(self, before: Task) {
        let set = |version, status| TaskChange { version, status: Some(status), ..TaskChange::default() };
        let order = change_task(before.id, set(before.version, TaskStatus::Done));
        let done = move |after: Task| {
            self.amend(|page| page.rows.retain(|task| task.id != after.id));
            self.look();
            let (id, back) = (before.id, set(after.version, before.status));
            let undo = move || {
                self.teller.tell(
                    change_task(id, back.clone()),
                    move |_| self.look(),
                    move |failure| self.toasts.failure(&failure),
                );
            };
            self.toasts.done_with_undo(format!("“{}” is done.", after.title), Arc::new(undo));
        };
        let failed = move |failure| {
            self.toasts.failure(&failure);
            self.look();
        };
        self.teller.tell(order, done, failed);
    }
}

fn table(tasks: MyTasks) -> AnyView {
    let node = NodeRef::<html::Table>::new();
    let on_key = row_keys(node);
    let rows = move || tasks.found.with(|page| page.rows.clone()).unwrap_or_default();
    let is_empty = tasks.found.is_empty();
    let empty = move || {
        is_empty
            .get()
            .then(|| if tasks.link.with(TaskLink::is_filtered) { none_found() } else { none_at_all() })
    };
    view! {
        <div class="table-box" hidden=move || is_empty.get()>
            <table class="list tasks my-tasks" node_ref=node on:keydown=on_key>
                <thead>
                    <tr>
                        <th scope="col" class="col-status">"Status"</th>
                        <th scope="col">"Task"</th>
                        <th scope="col" class="col-case">"Case"</th>
                        <th scope="col" class="col-due">"Due"</th>
                        <th scope="col" class="col-act"><span class="sr-only">"Actions"</span></th>
                    </tr>
                </thead>
                <tbody>
                    <For each=rows key=|task| (task.id, task.version) children=move |task| row::row(tasks, &task)/>
                </tbody>
            </table>
        </div>
        {empty}
    }
    .into_any()
}

fn none_found() -> AnyView {
    view! {
        <Empty title="No task of yours answers to this">
            <p class="actions"><a class="btn" href=TaskLink::PATH>"Everything to do"</a></p>
        </Empty>
    }
    .into_any()
}

fn none_at_all() -> AnyView {
    view! {
        <Empty title="Nothing is left for you to do">
            <p>"Tasks of open cases that you are an assignee of stand here, in all cases."</p>
        </Empty>
    }
    .into_any()
}
