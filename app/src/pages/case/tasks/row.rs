//! One task of the list.

use super::{super::remove_button::RemoveButton, Opened, TaskList, form::as_new};
use crate::{
    api::task::{add_task, change_task, remove_task},
    browser::time as clock,
    components::{Clock, time},
    state::{Teller, remove, use_toasts},
};
use argus_domain::{
    Timestamp,
    task::{Task, TaskChange, TaskStatus},
};
use leptos::prelude::*;

pub(super) fn row(list: TaskList, task: &Task) -> AnyView {
    let opened = Opened::Task(Box::new(task.clone()));
    let title = task.title.clone();
    let people: Vec<String> = task.assignees.iter().map(|person| person.name.clone()).collect();
    let tags = task.tags.iter().cloned().map(|tag| view! { <span class="tag">{tag}</span> }).collect_view();
    let template = task.template.clone().map(|name| {
        view! { <span class="from-template" title="The template that it came from">"from " {name}</span> }
    });
    view! {
        <tr class:over=task.status.is_over()>
            <td class="col-status"><Status list task=task.clone()/></td>
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
            <td class="col-act"><Remove list task=task.clone()/></td>
        </tr>
    }
    .into_any()
}

/// When it has to be done; what is late is said in a word, too.
fn deadline(due: Timestamp, is_over: bool) -> AnyView {
    let is_late = !is_over && due < clock::now();
    view! {
        <span class:late=is_late>
            {time(due, Clock::Row)}
            {is_late.then_some(" late")}
        </span>
    }
    .into_any()
}

/// Saved as soon as it is chosen.
#[component]
fn Status(list: TaskList, task: Task) -> impl IntoView {
    let toasts = use_toasts();
    let teller = Teller::here();
    let Task { id, version, status, title, .. } = task;
    let save = move |event| {
        let Some(wanted) = TaskStatus::named(&event_target_value(&event)) else { return };
        let change = TaskChange { version, status: Some(wanted), ..TaskChange::default() };
        teller.tell(
            change_task(id, change),
            move |_| list.found.again(),
            move |failure| {
                toasts.failure(&failure);
                list.found.again();
            },
        );
    };
    let option = move |one: TaskStatus| {
        view! { <option value=one.name() selected=one == status>{one.label()}</option> }
    };
    view! {
        <select
            class="select quiet"
            aria-label=format!("Status of {title}")
            disabled=move || list.case.work_refusal().is_some()
            title=move || list.case.work_refusal()
            on:change=save
        >
            {TaskStatus::ALL.map(option)}
        </select>
    }
    .into_any()
}

#[component]
fn Remove(list: TaskList, task: Task) -> impl IntoView {
    let toasts = use_toasts();
    let teller = Teller::here();
    let label = format!("Delete {}", task.title);
    let press = move |()| {
        let (case, again) = (task.case, as_new(&task));
        let said = format!("Deleted “{}”.", task.title);
        let put_back = move || add_task(case, again.clone());
        remove(teller, toasts, remove_task(task.id), said, put_back, move || list.found.again());
    };
    view! { <RemoveButton label press=Callback::new(press)/> }.into_any()
}
