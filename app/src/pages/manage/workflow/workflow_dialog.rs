//! Writing a workflow.

use super::{Opened, Workflows, form::Form, moves::Moves, step::StepRow};
use crate::{
    api::{Failure, workflow::save_workflow},
    components::{Choice, ConflictNote, Dialog, Field, Icon, TextInput, icon},
    pages::{case::part_form::PartForm, manage::fold::Fold},
    state::tell,
};
use argus_domain::case::Lifecycle;
use leptos::{ev, prelude::*};

#[component]
pub(super) fn WorkflowDialog(workflows: Workflows, opened: Opened) -> impl IntoView {
    let managed = match &opened {
        Opened::New => None,
        Opened::Workflow(managed) => Some(managed.as_ref()),
    };
    let id = managed.map(|one| one.workflow.id);
    let form = Form::of(managed);
    let saving = PartForm::new(managed.map_or(0, |one| one.version));
    let PartForm { fields, busy, version, conflicts, .. } = saving;
    let close = move || workflows.opened.set(None);
    let save = Callback::new(move |()| {
        if busy.get_untracked() {
            return;
        }
        saving.begin();
        match untrack(|| form.read()).checked() {
            Err(invalid) => saving.failed(Failure::Invalid(invalid)),
            Ok(content) => {
                let done = move |_| {
                    close();
                    workflows.found.again();
                };
                let failed = move |failure| saving.failed(failure);
                tell(save_workflow(id, version.get_untracked(), content), done, failed);
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
    let customers = Signal::derive(move || {
        let choices = workflows.choices.with(|known| {
            let customers = known.customers.iter();
            customers.map(|one| Choice { value: one.id.to_string(), label: one.name.clone() }).collect()
        });
        choices.unwrap_or_default()
    });
    let problem = fields.of("name");
    let wrong = Signal::derive(move || problem.with(Option::is_some));
    let whole = move || {
        let problems = ["customers", "steps", "moves"].map(|field| {
            let problem = fields.named(field)?;
            let what = match field {
                "customers" => "Customers",
                "steps" => "The workflow",
                _ => "The change",
            };
            Some(view! { <p class="note wrong" role="alert">{format!("{what} {problem}.")}</p> })
        });
        problems.collect_view()
    };
    view! {
        <Dialog
            title=if id.is_some() { "Workflow" } else { "New workflow" }
            class="wide"
            on_close=Callback::new(move |()| close())
        >
            <form class="dialog-form" novalidate="" on:submit=on_submit>
                <div class="dialog-body">
                    {move || conflicts.get().map(|found| view! { <ConflictNote found over_theirs/> })}
                    <Field id="workflow-name" label="Name" required=true problem>
                        <TextInput id="workflow-name" value=form.name required=true wrong/>
                    </Field>
                    <Fold label="For new cases of" any="no customer in particular" choices=customers chosen=form.customers/>
                    <fieldset class="rule-part">
                        <legend>"States"</legend>
                        <p class="field-note">
                            "In their order: a new case begins in the first open one. Needs are what must be so before a case enters a state."
                        </p>
                        <ol class="rule-actions">
                            <For
                                each=move || form.steps.get()
                                key=|step| step.key
                                children=move |step| view! { <StepRow form step fields/> }
                            />
                        </ol>
                        <button
                            type="button"
                            class="btn"
                            on:click=move |_| {
                                form.add("", Lifecycle::Open);
                            }
                        >
                            {icon(Icon::Plus)}
                            "Add a state"
                        </button>
                        <Moves form/>
                    </fieldset>
                    {whole}
                </div>
                <footer class="dialog-foot">
                    <button type="button" class="btn ghost" on:click=move |_| close()>"Cancel"</button>
                    <button type="submit" class="btn primary" disabled=move || busy.get()>
                        {if id.is_some() { "Save" } else { "Add" }}
                    </button>
                </footer>
            </form>
        </Dialog>
    }
    .into_any()
}
