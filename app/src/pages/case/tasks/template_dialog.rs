//! Adding what a template has to a case that is there already.

use super::TaskList;
use crate::{
    api::{
        Failure,
        case_template::{apply_template, template_names},
    },
    components::{Choice, Dialog, Field, FieldState, SelectInput},
    state::{ask, tell, use_toasts},
};
use argus_domain::{Invalid, case_template::TemplateApplied};
use leptos::{ev, prelude::*};

#[component]
pub(super) fn TemplateDialog(list: TaskList, open: RwSignal<bool>) -> impl IntoView {
    let toasts = use_toasts();
    let names = ask(|| Some(template_names()));
    let choices = Signal::derive(move || {
        names.with(|names| names.iter().cloned().map(Choice::same).collect()).unwrap_or_default()
    });
    let chosen = RwSignal::new(String::new());
    let fields = FieldState::new();
    let busy = RwSignal::new(false);
    let close = move || open.set(false);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let name = chosen.get_untracked();
        if name.is_empty() {
            fields.set(Invalid::one("template", "must be chosen"));
            return;
        }
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        fields.clear();
        let done = move |TemplateApplied { tasks, notes }| {
            close();
            toasts.done(format!("Added {} and {}.", counted(tasks, "task"), counted(notes, "note")));
            list.found.again();
        };
        let failed = move |failure| {
            busy.set(false);
            match failure {
                Failure::Invalid(invalid) => fields.set(invalid),
                other => toasts.failure(&other),
            }
        };
        tell(apply_template(list.case.id.get_untracked(), name), done, failed);
    };
    let none = Memo::new(move |_| names.with(Vec::is_empty).unwrap_or_default());
    let elsewhere = fields.elsewhere(&["template"]);
    view! {
        <Dialog title="Add from a template" on_close=Callback::new(move |()| close())>
            <form class="dialog-form" novalidate="" on:submit=submit>
                <div class="dialog-body">
                    <Field
                        id="apply-template"
                        label="Template"
                        required=true
                        hint="Its tasks and notes are added. What the case has stays as it is."
                        problem=fields.of("template")
                    >
                        <SelectInput id="apply-template" value=chosen none="Choose…" choices/>
                    </Field>
                    {move || {
                        none.get()
                            .then(|| view! { <p class="note">"There are no templates yet. An administrator makes them at Manage > Templates."</p> })
                    }}
                    {move || elsewhere.get().map(|problem| view! { <p class="note wrong" role="alert">{problem}</p> })}
                </div>
                <footer class="dialog-foot">
                    <button type="button" class="btn ghost" on:click=move |_| close()>"Cancel"</button>
                    <button type="submit" class="btn primary" disabled=move || busy.get()>"Add"</button>
                </footer>
            </form>
        </Dialog>
    }
    .into_any()
}

fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("one {what}") } else { format!("{count} {what}s") }
}
