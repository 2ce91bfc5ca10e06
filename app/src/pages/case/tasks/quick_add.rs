//! A line to write down what has to be done: Enter, and the next one.

use super::{super::typing::Typing, TaskList};
use crate::{api::task::add_task, components::note_id, state::Teller};
use argus_domain::task::NewTask;
use leptos::{ev, prelude::*};

const ID: &str = "quick-task";

#[component]
pub(super) fn QuickAdd(list: TaskList) -> impl IntoView {
    let TaskList { case, found, .. } = list;
    let teller = Teller::here();
    let typing = Typing::new(String::new());
    let Typing { text: title, problem, .. } = typing;
    let add = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let typed = title.get_untracked();
        if typed.trim().is_empty() {
            return;
        }
        let new = NewTask { title: typed.clone(), ..NewTask::default() };
        teller.tell(
            add_task(case.id.get_untracked(), new),
            move |_| {
                typing.sent(&typed);
                found.again();
            },
            move |failure| typing.failed(failure, ToString::to_string),
        );
    };
    let refusal = move || case.work_refusal();
    view! {
        <form class="quick-add" novalidate="" on:submit=add>
            <input
                id=ID
                class="input"
                aria-label="Add a task"
                aria-describedby=note_id(ID)
                aria-invalid=move || problem.with(Option::is_some).to_string()
                placeholder="Add a task: Enter, and the next one"
                autocomplete="off"
                disabled=move || refusal().is_some()
                title=refusal
                bind:value=title
                on:input=move |_| problem.set(None)
            />
            <p class="field-note wrong" id=note_id(ID) role="alert">{move || problem.get()}</p>
        </form>
    }
    .into_any()
}
