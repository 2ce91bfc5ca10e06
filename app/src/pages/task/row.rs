//! One of one's own tasks.

use super::MyTasks;
use crate::{
    components::{Icon, TaskStatusSelect, deadline, icon},
    link::{CasePageLink, CaseTab},
};
use argus_domain::task::Task;
use leptos::prelude::*;

pub(super) fn row(tasks: MyTasks, task: &Task) -> AnyView {
    let MyTasks { fresh, found, refusal, .. } = tasks;
    let id = task.id;
    let is_over = task.status.is_over();
    let address = CasePageLink { tab: CaseTab::Tasks, ..CasePageLink::of(task.case) }.write();
    let tags = task.tags.iter().cloned().map(|tag| view! { <span class="tag">{tag}</span> }).collect_view();
    let finish = {
        let task = task.clone();
        move |_| tasks.finish(task.clone())
    };
    view! {
        <tr class:over=is_over class:fresh=move || fresh.contains(id)>
            <td class="col-status">
                <TaskStatusSelect task=task.clone() refusal changed=Callback::new(move |()| found.again())/>
            </td>
            <td>
                <a class="task-link" href=address data-row=id.to_string()>{task.title.clone()}</a>
                " "
                {tags}
            </td>
            <td class="col-case"><a href=format!("/cases/{}", task.case)>{task.case_title.clone()}</a></td>
            <td class="col-due">{task.due.map(|due| deadline(due, is_over))}</td>
            <td class="col-act">
                <button
                    type="button"
                    class="icon-btn small"
                    aria-label=format!("{} is done", task.title)
                    disabled=move || is_over || refusal.get().is_some()
                    title=move || refusal.get().unwrap_or("Done (d)")
                    on:click=finish
                >
                    {icon(Icon::Check)}
                </button>
            </td>
        </tr>
    }
    .into_any()
}
