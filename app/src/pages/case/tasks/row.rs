//! One task of the list.

use super::{super::remove_part::RemovePart, Opened, TaskList};
use crate::{
    api::task::{remove_task, restore_task},
    components::{TaskStatusSelect, deadline},
    pages::module::CallButton,
    state::{Teller, remove, use_toasts},
};
use argus_domain::{
    module::{ObjectKind, ObjectRef},
    task::Task,
};
use leptos::prelude::*;

pub(super) fn row(list: TaskList, task: &Task) -> AnyView {
    let opened = Opened::Task(Box::new(task.clone()));
    let refusal = Signal::derive(move || list.case.work_refusal());
    let changed = Callback::new(move |()| list.found.again());
    let title = task.title.clone();
    let people: Vec<String> = task.assignees.iter().map(|person| person.name.clone()).collect();
    let tags = task.tags.iter().cloned().map(|tag| view! { <span class="tag">{tag}</span> }).collect_view();
    let template = task.template.clone().map(|name| {
        view! { <span class="from-template" title="The template that it came from">"from " {name}</span> }
    });
    view! {
        <tr class:over=task.status.is_over()>
            <td class="col-status"><TaskStatusSelect task=task.clone() refusal changed/></td>
            <td>
                <button
                    type="button"
                    class="as-link"
                    data-row=""
                    on:click=move |_| list.opened.set(Some(opened.clone()))
                >
                    {title}
                </button>
                {tags}
                {template}
            </td>
            <td class="col-people">{people.join(", ")}</td>
            <td class="col-due">{task.due.map(|due| deadline(due, task.status.is_over()))}</td>
            <td class="col-acts"><CallModules list task=task.clone()/> <Remove list task=task.clone()/></td>
        </tr>
    }
    .into_any()
}

#[component]
fn CallModules(list: TaskList, task: Task) -> impl IntoView {
    let objects = vec![ObjectRef::new(ObjectKind::Task, task.id)];
    let refusal = Signal::derive(move || list.case.work_refusal());
    view! { <CallButton kind=ObjectKind::Task objects=Signal::stored(objects) name=task.title refusal/> }
        .into_any()
}

#[component]
fn Remove(list: TaskList, task: Task) -> impl IntoView {
    let toasts = use_toasts();
    let teller = Teller::here();
    let label = format!("Delete {}", task.title);
    let press = move |()| {
        let id = task.id;
        let said = format!("Deleted “{}”.", task.title);
        let put_back = move || restore_task(id);
        remove(teller, toasts, remove_task(id), said, put_back, move || list.found.again());
    };
    view! { <RemovePart label press=Callback::new(press)/> }.into_any()
}
