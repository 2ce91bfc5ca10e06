//! What narrows one's own tasks: the address says it, so each choice goes there.

use crate::{
    api::task::my_task_cases,
    link::TaskLink,
    state::{ask, use_go},
};
use argus_domain::task::{TaskCase, TaskStatus};
use leptos::prelude::*;

#[component]
pub(super) fn Filter(link: Memo<TaskLink>) -> impl IntoView {
    let go = use_go();
    let known = ask(|| Some(my_task_cases()));
    let change = move |change: &dyn Fn(&mut TaskLink)| {
        go.to(&link.get_untracked().changed(|link| change(link)).write());
    };
    let status = Memo::new(move |_| {
        link.with(|link| {
            link.filter.statuses.iter().map(|status| status.name()).collect::<Vec<_>>().join(" ")
        })
    });
    let several = move || {
        let chosen = status.get();
        chosen.contains(' ').then(|| {
            let said = format!("{} of them", chosen.split(' ').count());
            view! { <option value=chosen prop:selected=true>{said}</option> }
        })
    };
    let one_status = move |one: TaskStatus| {
        view! { <option value=one.name() prop:selected=move || status.get() == one.name()>{one.label()}</option> }
    };
    let case = Memo::new(move |_| link.with(|link| link.filter.case));
    let cases = move || {
        let mut cases = known.with(Clone::clone).unwrap_or_default();
        // Not known, or not yet.
        if let Some(id) = case.get()
            && cases.iter().all(|one| one.id != id)
        {
            cases.push(TaskCase { id, title: format!("#{id}") });
        }
        let option = move |one: TaskCase| {
            let id = one.id;
            view! { <option value=id.to_string() prop:selected=move || case.get() == Some(id)>{one.title}</option> }
        };
        cases.into_iter().map(option).collect_view()
    };
    let overdue = Memo::new(move |_| link.with(|link| link.filter.overdue));
    view! {
        <select
            class="select"
            class:narrowed=move || status.with(|status| !status.is_empty())
            aria-label="Status"
            on:change=move |event| {
                let status = TaskStatus::named(&event_target_value(&event));
                change(&|link| link.filter.statuses = status.into_iter().collect());
            }
        >
            <option value="" prop:selected=move || status.with(String::is_empty)>"To be done"</option>
            {TaskStatus::ALL.map(one_status)}
            {several}
        </select>
        <select
            class="select"
            class:narrowed=move || case.get().is_some()
            aria-label="Case"
            on:change=move |event| {
                let case = event_target_value(&event).parse().ok();
                change(&|link| link.filter.case = case);
            }
        >
            <option value="" prop:selected=move || case.get().is_none()>"Any case"</option>
            {cases}
        </select>
        <label class="box">
            <input
                type="checkbox"
                prop:checked=move || overdue.get()
                on:change=move |event| {
                    let overdue = event_target_checked(&event);
                    change(&|link| link.filter.overdue = overdue);
                }
            />
            <span>"Overdue only"</span>
        </label>
        {move || {
            link.with(TaskLink::is_filtered)
                .then(|| view! { <a class="btn ghost" href=TaskLink::PATH>"Clear"</a> })
        }}
    }
    .into_any()
}
