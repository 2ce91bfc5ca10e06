//! How far a task is, and until when it has to be done.

use super::{Clock, time};
use crate::{
    api::task::change_task,
    browser::time as clock,
    state::{Teller, use_toasts},
};
use argus_domain::{
    Timestamp,
    task::{Task, TaskChange, TaskStatus},
};
use leptos::prelude::*;

/// Saved as soon as it is chosen.
#[component]
pub(crate) fn TaskStatusSelect(
    task: Task,
    /// Why it may not be changed, if so.
    refusal: Signal<Option<&'static str>>,
    /// What is shown has to be asked for again.
    changed: Callback<()>,
) -> impl IntoView {
    let toasts = use_toasts();
    let teller = Teller::here();
    let Task { id, version, status, title, .. } = task;
    let save = move |event| {
        let Some(wanted) = TaskStatus::named(&event_target_value(&event)) else { return };
        let change = TaskChange { version, status: Some(wanted), ..TaskChange::default() };
        teller.tell(
            change_task(id, change),
            move |_| changed.run(()),
            move |failure| {
                toasts.failure(&failure);
                changed.run(());
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
            disabled=move || refusal.get().is_some()
            title=move || refusal.get()
            on:change=save
        >
            {TaskStatus::ALL.map(option)}
        </select>
    }
    .into_any()
}

/// When it has to be done; what is late is said in a word, too.
pub(crate) fn deadline(due: Timestamp, is_over: bool) -> AnyView {
    let is_late = !is_over && due < clock::now();
    view! {
        <span class:late=is_late>
            {time(due, Clock::Row)}
            {is_late.then_some(" late")}
        </span>
    }
    .into_any()
}
