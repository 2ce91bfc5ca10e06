//! One task of the list. Its cells change in place, so that what has the focus keeps it.

use super::{follow::TaskList, state_mark::state_of};
use crate::{
    components::{Clock, time},
    link::module_task_address,
    text::duration,
};
use argus_domain::{
    ModuleTaskId, Timestamp,
    module::{ModuleTask, Work},
};
use leptos::prelude::*;

pub(super) fn row(list: TaskList, with_case: bool, id: ModuleTaskId) -> AnyView {
    let task = Memo::new(move |_| {
        list.found.with(|page| page.rows.iter().find(|task| task.id == id).cloned()).flatten()
    });
    let cell = move |show: fn(&ModuleTask) -> AnyView| move || task.with(|task| task.as_ref().map(show));
    let took = move || {
        let millis = task.with(|task| task.as_ref().and_then(|task| took(task, list.now)));
        millis.map(duration::span)
    };
    view! {
        <tr class:fresh=move || list.fresh.contains(id)>
            <td class="col-id">
                <a class="mono" href=module_task_address(id) data-row=id.to_string()>{id.to_string()}</a>
            </td>
            <td class="col-state">{cell(state_of)}</td>
            {with_case.then(|| view! { <td class="col-case">{cell(case)}</td> })}
            <td class="col-module wrap">{cell(module)}</td>
            <td class="col-user">{cell(|task| task.user_name.clone().into_any())}</td>
            <td class="col-time">{cell(began)}</td>
            <td class="col-took num">{took}</td>
        </tr>
    }
    .into_any()
}

/// In milliseconds; the clock is only looked at while it runs.
pub(super) fn took(task: &ModuleTask, now: RwSignal<Timestamp>) -> Option<i64> {
    if task.ended.is_some() { task.duration(now.get_untracked()) } else { task.duration(now.get()) }
}

fn case(task: &ModuleTask) -> AnyView {
    task.case
        .map(|id| {
            let title = task.case_title.clone().unwrap_or_else(|| format!("#{id}"));
            view! { <a href=format!("/cases/{id}")>{title}</a> }
        })
        .into_any()
}

fn module(task: &ModuleTask) -> AnyView {
    let work = work_label(task).map(str::to_owned);
    let message = task.message.clone().filter(|_| task.state.is_final() || task.next.is_some());
    view! {
        {task.module_name.clone()}
        {work.map(|work| view! { " " <span class="muted small">{work}</span> })}
        {message.map(|message| view! { <p class="muted small task-message">{message}</p> })}
    }
    .into_any()
}

/// What is done, unless the name of the module says so already: `argus.housekeeping`.
pub(super) fn work_label(task: &ModuleTask) -> Option<&str> {
    match &task.work {
        Work::System { job } if task.module_name.ends_with(job.as_str()) => None,
        work => Some(work.label()),
    }
}

/// When its last try began, or since when it waits.
fn began(task: &ModuleTask) -> AnyView {
    match task.started {
        Some(started) => time(started, Clock::Row),
        None => view! { <span class="muted">"queued " {time(task.queued, Clock::Row)}</span> }.into_any(),
    }
}
