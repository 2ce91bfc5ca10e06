//! The tasks of a template.

use super::{
    form::{Form, TaskForm},
    line::Line,
};
use crate::{
    browser::focus,
    components::{FieldState, Icon, RemoveButton, icon},
};
use argus_domain::case_template::TemplateTask;
use leptos::prelude::*;

#[component]
pub(super) fn Tasks(form: Form, fields: FieldState) -> impl IntoView {
    let add = move |_| {
        form.tasks.update(|tasks| tasks.push(form.task(&TemplateTask::default())));
        focus::soon(".template-tasks > :last-child input");
    };
    view! {
        <section class="panel flush" aria-labelledby="template-tasks">
            <h2 id="template-tasks">"Tasks"</h2>
            <div class="template-parts template-tasks">
                <For
                    each=move || form.tasks.get()
                    key=|task| task.number
                    children=move |task| view! { <Task form task fields/> }
                />
            </div>
            <button type="button" class="btn" on:click=add>{icon(Icon::Plus)} "Add a task"</button>
        </section>
    }
    .into_any()
}

#[component]
fn Task(form: Form, task: TaskForm, fields: FieldState) -> impl IntoView {
    let TaskForm { number, title, description, tags, hours } = task;
    let at = Memo::new(move |_| {
        form.tasks.with(|tasks| tasks.iter().position(|task| task.number == number)).unwrap_or_default()
    });
    let problem =
        move |key: &'static str| Signal::derive(move || fields.now(&format!("tasks[{}].{key}", at.get())));
    let id = |key: &str| format!("task-{number}-{key}");
    let name = move || format!("Task {}", at.get() + 1);
    let up = move |_| {
        let at = at.get_untracked();
        if at > 0 {
            form.tasks.update(|tasks| tasks.swap(at - 1, at));
        }
    };
    let remove = move |()| form.tasks.update(|tasks| tasks.retain(|task| task.number != number));
    view! {
        <div class="template-part" role="group" aria-label=name>
            <header class="panel-head">
                <h3>{name}</h3>
                <span class="grow"></span>
                <button type="button" class="btn small" disabled=move || at.get() == 0 on:click=up>
                    "Up"
                    <span class="sr-only">{move || format!(": task {}", at.get() + 1)}</span>
                </button>
                <RemoveButton
                    label=Signal::derive(move || format!("Take out task {}", at.get() + 1))
                    title="Take this task out"
                    press=Callback::new(remove)
                />
            </header>
            <Line id=id("title") label="Title" value=title required=true problem=problem("title")/>
            <Line id=id("description") label="Description" value=description hint="Markdown." rows=3 problem=problem("description")/>
            <div class="field-pair">
                <Line id=id("tags") label="Tags" value=tags hint="Separated by commas." problem=problem("tags")/>
                <Line
                    id=id("hours")
                    label="Due after hours"
                    value=hours
                    hint="From when the case is opened."
                    problem=problem("due_after_hours")
                />
            </div>
        </div>
    }
    .into_any()
}
