//! Everything about one task.

use super::{
    super::part_form::PartForm,
    Opened, TaskList,
    form::{Form, as_new, difference},
};
use crate::{
    api::task::{add_task, change_task},
    components::{Boxes, Choice, ConflictNote, Dialog, Field, SelectInput, TextInput, note_id},
    state::tell,
};
use argus_domain::{
    case::Person,
    task::{NewTask, TaskStatus},
};
use leptos::{ev, prelude::*};

const FIELDS: &[&str] = &["title", "description", "status", "assignees", "due", "tags"];

#[component]
pub(super) fn TaskDialog(list: TaskList, opened: Opened) -> impl IntoView {
    let TaskList { case, found, opened: open } = list;
    let (task, shown, seen) = match &opened {
        Opened::New => (None, NewTask::default(), 0),
        Opened::Task(task) => (Some(task.id), as_new(task), task.version),
    };
    let form = Form::of(&shown);
    let saving = PartForm::new(seen);
    let PartForm { fields, busy, version, conflicts, .. } = saving;
    let close = move || open.set(None);
    let failed = move |failure| saving.failed(failure);
    let save = Callback::new(move |()| {
        if busy.get_untracked() || untrack(|| case.work_refusal()).is_some() {
            return;
        }
        saving.begin();
        let typed = untrack(|| form.read());
        let done = move |_| {
            close();
            found.again();
        };
        match task {
            None => tell(add_task(case.id.get_untracked(), typed), done, failed),
            Some(id) => {
                tell(change_task(id, difference(version.get_untracked(), &shown, typed)), done, failed);
            }
        }
    });
    let over_theirs = Callback::new(move |newest: i64| {
        version.set(newest);
        save.run(());
    });
    let on_submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        save.run(());
    };
    let statuses = Signal::stored(
        TaskStatus::ALL
            .map(|status| Choice { value: status.name().to_owned(), label: status.label().to_owned() })
            .to_vec(),
    );
    let people = Signal::derive(move || {
        let choice = |person: &Person| Choice { value: person.id.to_string(), label: person.name.clone() };
        case.people.with(|people| people.iter().map(choice).collect()).unwrap_or_default()
    });
    let problem = fields.of("title");
    let wrong_title = Signal::derive(move || problem.with(Option::is_some));
    let elsewhere = fields.elsewhere(FIELDS);
    let refusal = move || case.work_refusal();
    view! {
        <Dialog title=if task.is_some() { "Task" } else { "New task" } class="wide" on_close=Callback::new(move |()| close())>
            <form class="dialog-form" novalidate="" on:submit=on_submit>
                <div class="dialog-body">
                    {move || refusal().map(|reason| view! { <p class="note">{reason}</p> })}
                    {move || conflicts.get().map(|found| view! { <ConflictNote found over_theirs/> })}
                    <Field id="task-title" label="Title" required=true problem=fields.of("title")>
                        <TextInput id="task-title" value=form.title required=true wrong=wrong_title/>
                    </Field>
                    <Field
                        id="task-description"
                        label="Description"
                        hint="Markdown."
                        problem=fields.of("description")
                    >
                        <textarea
                            id="task-description"
                            class="input"
                            rows="5"
                            aria-describedby=note_id("task-description")
                            bind:value=form.description
                        ></textarea>
                    </Field>
                    <div class="field-pair">
                        <Field id="task-status" label="Status" problem=fields.of("status")>
                            <SelectInput id="task-status" value=form.status choices=statuses/>
                        </Field>
                        <Field id="task-due" label="Due" hint="In your time zone." problem=fields.of("due")>
                            <input
                                id="task-due"
                                class="input"
                                type="datetime-local"
                                aria-describedby=note_id("task-due")
                                bind:value=form.due
                            />
                        </Field>
                    </div>
                    <Field id="task-tags" label="Tags" hint="Separated by commas." problem=fields.of("tags")>
                        <TextInput id="task-tags" value=form.tags wrong=Signal::stored(false)/>
                    </Field>
                    <fieldset class="field">
                        <legend>"Assignees"</legend>
                        <Boxes label="Assignees" choices=people chosen=form.assignees/>
                        {move || {
                            let problem = fields.of("assignees").get();
                            problem.map(|problem| view! { <p class="field-note wrong">{format!("Assignees {problem}.")}</p> })
                        }}
                    </fieldset>
                    {move || elsewhere.get().map(|problem| view! { <p class="note wrong" role="alert">{problem}</p> })}
                </div>
                <footer class="dialog-foot">
                    <button type="button" class="btn ghost" on:click=move |_| close()>"Cancel"</button>
                    <button
                        type="submit"
                        class="btn primary"
                        disabled=move || busy.get() || refusal().is_some()
                        title=refusal
                    >
                        {if task.is_some() { "Save" } else { "Add" }}
                    </button>
                </footer>
            </form>
        </Dialog>
    }
    .into_any()
}
