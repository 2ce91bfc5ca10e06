//! One state of the workflow that is being written.

use super::{
    super::fold::Fold,
    form::{Form, StepForm},
};
use crate::components::{Choice, FieldState, Icon, icon};
use argus_domain::case::{CaseStatus, Lifecycle};
use leptos::prelude::*;

#[component]
pub(super) fn StepRow(form: Form, step: StepForm, fields: FieldState) -> impl IntoView {
    let key = step.key;
    let place = Memo::new(move |_| {
        form.steps.with(|steps| steps.iter().position(|other| other.key == key)).map_or(0, |at| at + 1)
    });
    let is_first = move || place.get() <= 1;
    let is_last = move || form.steps.with(Vec::len) <= place.get();
    let named = move |what: &str| format!("{what} {}", step.name.get());
    let others = Signal::derive(move || {
        let others = form.steps.get();
        let others = others.iter().filter(|other| other.key != key);
        others
            .map(|other| Choice { value: other.key.to_string(), label: other.name.get() })
            .collect::<Vec<_>>()
    });
    let problem = move || fields.named(&format!("steps.{}", place.get()));
    let kind = move |value: &'static str| {
        view! { <option value=value selected=move || step.lifecycle.get() == value>{value}</option> }
    };
    // Closed states are closed for programs, too.
    let is_closed = move || step.lifecycle.get() == Lifecycle::Closed.name();
    let status = move |one: CaseStatus| {
        let is_chosen = move || match one {
            CaseStatus::Closed => is_closed(),
            other => !is_closed() && step.status.get() == other.name(),
        };
        view! {
            <option value=one.name() selected=is_chosen hidden=one == CaseStatus::Closed>{one.name()}</option>
        }
    };
    let has_cases = step.cases > 0;
    view! {
        <li class="workflow-step">
            <div class="workflow-line">
                <input
                    class="input"
                    type="text"
                    autocomplete="off"
                    aria-label=move || format!("Name of state {}", place.get())
                    aria-invalid=move || problem().is_some().to_string()
                    bind:value=step.name
                />
                <select
                    class="select"
                    aria-label=move || named("Kind of")
                    disabled=has_cases
                    title=has_cases.then_some("Cases are in it.")
                    on:change=move |event| step.lifecycle.set(event_target_value(&event))
                >
                    {kind("open")}
                    {kind("closed")}
                </select>
                <select
                    class="select"
                    aria-label=move || named("For programs:")
                    disabled=is_closed
                    title="What it is in the REST API"
                    on:change=move |event| step.status.set(event_target_value(&event))
                >
                    {CaseStatus::ALL.iter().copied().map(status).collect_view()}
                </select>
                <button
                    type="button"
                    class="icon-btn"
                    aria-label=move || named("Move up")
                    disabled=is_first
                    on:click=move |_| form.shift(key, -1)
                >
                    {icon(Icon::SortUp)}
                </button>
                <button
                    type="button"
                    class="icon-btn"
                    aria-label=move || named("Move down")
                    disabled=is_last
                    on:click=move |_| form.shift(key, 1)
                >
                    {icon(Icon::SortDown)}
                </button>
                <button
                    type="button"
                    class="icon-btn"
                    aria-label=move || named("Remove")
                    on:click=move |_| form.remove(step)
                >
                    {icon(Icon::Trash)}
                </button>
            </div>
            <div class="workflow-line" role="group" aria-label=move || named("What it needs:")>
                <span class="rule-told">"Needs"</span>
                {need("tasks done", step.tasks_done)}
                {need("outcome", step.outcome)}
                {need("classification", step.classification)}
            </div>
            <Fold label="May be followed by" choices=others chosen=step.next/>
            {move || problem().map(|problem| view! { <p class="field-note wrong" role="alert">{format!("It {problem}.")}</p> })}
        </li>
    }
    .into_any()
}

fn need(label: &'static str, is: RwSignal<bool>) -> AnyView {
    view! {
        <label class="box">
            <input
                type="checkbox"
                prop:checked=move || is.get()
                on:change=move |event| is.set(event_target_checked(&event))
            />
            <span>{label}</span>
        </label>
    }
    .into_any()
}
