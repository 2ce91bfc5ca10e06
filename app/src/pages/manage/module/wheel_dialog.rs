//! Uploading a wheel, which is then installed.

use crate::{
    api::Failure,
    browser::upload::Upload,
    components::{Dialog, Field, note_id},
    link::{QueryText, module_task_address},
    pages::case::part_form::PartForm,
    state::{tell, use_go, use_toasts},
};
use argus_domain::{Invalid, ModuleTaskId};
use leptos::{ev, html, prelude::*};
use web_sys::File;

const ID: &str = "module-wheel";

#[component]
pub(super) fn WheelDialog(close: Callback<()>) -> impl IntoView {
    let toasts = use_toasts();
    let go = use_go();
    let input = NodeRef::<html::Input>::new();
    let progress = RwSignal::new(None::<f64>);
    let form = PartForm::new(0);
    let PartForm { fields, busy, .. } = form;
    let on_submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        form.begin();
        let Some(file) = input.get_untracked().and_then(|input| input.files()?.get(0)) else {
            return form.failed(Failure::Invalid(Invalid::one("file", "must be chosen")));
        };
        progress.set(Some(0.0));
        let done = move |task| {
            toasts.done("The wheel is being installed.");
            close.run(());
            go.to(&module_task_address(task));
        };
        let failed = move |failure| {
            let _ = progress.try_set(None);
            form.failed(failure);
        };
        tell(send(file, progress), done, failed);
    };
    // What a wheel is called says what is in it.
    let problem = Signal::derive(move || fields.now("file").or_else(|| fields.now("name")));
    let elsewhere = fields.elsewhere(&["file", "name"]);
    let sending = move || {
        let percent = progress.get().map(|part| (part * 100.0).round() as u32)?;
        Some(view! { <progress max="100" value=percent aria-label="Sending the wheel"></progress> })
    };
    view! {
        <Dialog title="Upload a wheel" on_close=close>
            <form class="dialog-form" novalidate="" on:submit=on_submit>
                <div class="dialog-body">
                    <Field
                        id=ID
                        label="Wheel"
                        hint="A file that ends in .whl. What it needs comes from the package index."
                        required=true
                        problem
                    >
                        <input
                            id=ID
                            class="input"
                            type="file"
                            accept=".whl"
                            aria-describedby=note_id(ID)
                            aria-invalid=move || problem.with(Option::is_some).to_string()
                            node_ref=input
                        />
                    </Field>
                    <div role="status">{sending}</div>
                    {move || elsewhere.get().map(|problem| view! { <p class="note wrong" role="alert">{problem}</p> })}
                </div>
                <footer class="dialog-foot">
                    <button type="button" class="btn ghost" on:click=move |_| close.run(())>"Cancel"</button>
                    <button type="submit" class="btn primary" disabled=move || busy.get()>"Install"</button>
                </footer>
            </form>
        </Dialog>
    }
    .into_any()
}

/// With its name in the address, and the file itself as the body.
async fn send(file: File, progress: RwSignal<Option<f64>>) -> Result<ModuleTaskId, Failure> {
    let mut query = QueryText::default();
    query.add("name", file.name());
    let address = format!("/module-wheels{}", query.write());
    let told = move |part| {
        let _ = progress.try_set(Some(part));
    };
    let unknown = || Failure::Server { request_id: "unknown".to_owned() };
    match Upload::send(&address, &file, |_| {}, told).await {
        None => Err(Failure::Unreachable),
        Some((200..300, text)) => serde_json::from_str(&text).map_err(|_| unknown()),
        Some((_, text)) => Err(serde_json::from_str(&text).unwrap_or_else(|_| unknown())),
    }
}
