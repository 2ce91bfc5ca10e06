//! Who began it, when, in which case.

use super::{super::row::took, opened::OpenedTask};
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

#[component]
pub(super) fn Facts(opened: OpenedTask) -> impl IntoView {
    let facts = opened.part(|detail| (detail.task.clone(), detail.again_of, detail.again));
    let lasted = move || {
        let millis = facts.with(|facts| took(&facts.as_ref()?.0, opened.now));
        millis.map(|millis| view! { <dt>"Duration"</dt> <dd class="num">{duration::span(millis)}</dd> })
    };
    view! {
        <section class="panel" aria-labelledby="task-facts">
            <h2 id="task-facts">"Facts"</h2>
            <dl class="facts task-facts">
                {move || facts.with(|facts| facts.as_ref().map(|(task, ..)| about(task)))}
                {lasted}
                {move || {
                    facts.with(|facts| {
                        let (_, of, by) = facts.as_ref()?;
                        Some(view! { {other("Runs again", *of)} {other("Was run again as", *by)} })
                    })
                }}
            </dl>
        </section>
    }
    .into_any()
}

fn about(task: &ModuleTask) -> AnyView {
    let case = task.case.map(|id| {
        let title = task.case_title.clone().unwrap_or_else(|| format!("#{id}"));
        view! { <dt>"Case"</dt> <dd><a href=format!("/cases/{id}")>{title}</a></dd> }
    });
    let hook = match &task.work {
        Work::Hook { hook, .. } => Some(view! { <dt>"Called for"</dt> <dd class="mono">{hook.clone()}</dd> }),
        _ => None,
    };
    let moment = |name: &'static str, at: Option<Timestamp>| {
        at.map(|at| view! { <dt>{name}</dt> <dd>{time(at, Clock::Full)}</dd> })
    };
    view! {
        <dt>"Processing module"</dt>
        <dd>{task.module_name.clone()}</dd>
        {hook}
        {case}
        <dt>"Initiating user"</dt>
        <dd>{task.user_name.clone()}</dd>
        {moment("Queued", Some(task.queued))}
        {moment("Started", task.started)}
        {moment("Ended", task.ended)}
        {moment("Next try", task.next)}
    }
    .into_any()
}

fn other(name: &'static str, id: Option<ModuleTaskId>) -> Option<AnyView> {
    id.map(|id| {
        view! { <dt>{name}</dt> <dd><a href=module_task_address(id)>{format!("task {id}")}</a></dd> }
            .into_any()
    })
}
