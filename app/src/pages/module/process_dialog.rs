//! "Update case": files of evidence are chosen, and what is to process them.

use super::{
    ParameterFields, ParameterForm, begun,
    evidence::{Evidence, EvidenceBoxes},
};
use crate::{
    api::{
        Failure,
        module::{list_pipelines, process_evidence},
    },
    components::{self, Dialog, Empty, Field, Loaded, SelectInput},
    pages::case::part_form::PartForm,
    state::{Asked, ask, tell, use_toasts},
};
use argus_domain::{
    AttachmentId, CaseId, Invalid,
    module::{Choice, Processing, Settings},
};
use leptos::{ev, prelude::*};

#[component]
pub(crate) fn ProcessDialog(
    case: CaseId,
    /// Files that are chosen already.
    #[prop(optional)]
    chosen: Vec<AttachmentId>,
    close: Callback<()>,
) -> impl IntoView {
    let pipelines = ask(|| Some(list_pipelines()));
    let chosen = StoredValue::new(chosen);
    let body = move |_| {
        match pipelines.with_untracked(Vec::is_empty) {
        Some(false) => view! { <Form case chosen=chosen.get_value() pipelines close/> }.into_any(),
        _ => view! {
            <div class="dialog-body">
                <Empty title="No module processes files">
                    <p>"Administrators install modules and turn them on under Manage, Modules. Logs of networks and of Windows can be read by modules that are part of Argus."</p>
                </Empty>
            </div>
        }
        .into_any(),
    }
    };
    view! {
        <Dialog title="Process evidence" class="wide" on_close=close>
            <Loaded asked=pipelines view=Callback::new(body)/>
        </Dialog>
    }
    .into_any()
}

#[component]
fn Form(
    case: CaseId,
    chosen: Vec<AttachmentId>,
    pipelines: Asked<Vec<Choice>>,
    close: Callback<()>,
) -> impl IntoView {
    let all = StoredValue::new(pipelines.with_untracked(Clone::clone).unwrap_or_default());
    let toasts = use_toasts();
    let evidence = Evidence::of(case, chosen);
    let sending = PartForm::new(0);
    let PartForm { fields, busy, .. } = sending;
    let module = RwSignal::new(
        all.with_value(|all| all.first().map(|one| one.module.to_string()).unwrap_or_default()),
    );
    // What is typed for one is still there when another was looked at.
    let forms = all.with_value(|all| {
        let form = |one: &Choice| (one.module, ParameterForm::of(&one.parameters, &Settings::new()));
        StoredValue::new(all.iter().map(form).collect::<Vec<_>>())
    });
    let form = move || {
        let wanted = module.get();
        forms.with_value(|forms| forms.iter().find(|(id, _)| id.to_string() == wanted).copied())
    };
    let names = StoredValue::new(
        forms.with_value(|forms| forms.iter().flat_map(|(_, form)| form.names()).collect::<Vec<_>>()),
    );
    let send = move || {
        let Some((module, form)) = untrack(form) else { return };
        let files = evidence.chosen.get_untracked();
        if files.is_empty() {
            return sending.failed(Failure::Invalid(Invalid::one("files", "must be chosen: at least one")));
        }
        let arguments = match untrack(|| form.read()) {
            Ok(arguments) => arguments,
            Err(invalid) => return sending.failed(Failure::Invalid(invalid)),
        };
        let done = move |task| {
            begun(toasts, "Process evidence", &[task]);
            close.run(());
        };
        let order = process_evidence(Processing { module, case, files, arguments });
        tell(order, done, move |failure| sending.failed(failure));
    };
    let on_submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if !busy.get_untracked() && !untrack(|| evidence.is_sending()) {
            sending.begin();
            send();
        }
    };
    let choices = all.with_value(|all| {
        all.iter().map(|one| components::Choice::new(one.module, &one.label)).collect::<Vec<_>>()
    });
    let elsewhere = fields.but_of(move |field| {
        field == "files" || names.with_value(|names| names.iter().any(|name| name == field))
    });
    view! {
        <form class="dialog-form" novalidate="" on:submit=on_submit>
            <div class="dialog-body">
                <EvidenceBoxes evidence problem=fields.of("files")/>
                <Field id="process-module" label="Processed by" problem=fields.of("module")>
                    <SelectInput id="process-module" value=module choices=Signal::stored(choices)/>
                </Field>
                {move || form().map(|(_, form)| view! { <ParameterFields form fields/> })}
                {move || elsewhere.get().map(|problem| view! { <p class="note wrong" role="alert">{problem}</p> })}
            </div>
            <footer class="dialog-foot">
                <button type="button" class="btn ghost" on:click=move |_| close.run(())>"Cancel"</button>
                <button type="submit" class="btn primary" disabled=move || busy.get() || evidence.is_sending()>
                    "Process"
                </button>
            </footer>
        </form>
    }
    .into_any()
}
