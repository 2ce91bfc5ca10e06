//! Taking in a configuration that was exported.

use super::{super::parts::FormDialog, opened::OpenedModule};
use crate::{
    api::{Failure, module::import_module},
    components::{Field, note_id},
    pages::case::{part_form::PartForm, read_file::ReadFile},
    state::tell,
};
use argus_domain::{Invalid, module::ManagedDetail};
use leptos::prelude::*;
use serde_json::Value;

const ID: &str = "module-document";

#[component]
pub(super) fn ImportDialog(opened: OpenedModule, close: Callback<()>) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let form = PartForm::new(opened.version());
    let save = Callback::new(move |()| match serde_json::from_str::<Value>(&text.get_untracked()) {
        Err(problem) => {
            let said = format!("must be JSON, and is not: {problem}");
            form.failed(Failure::Invalid(Invalid::one("document", said)));
        }
        Ok(document) => {
            let done = move |now: ManagedDetail| {
                opened.put(now);
                opened.edition.update(|edition| *edition += 1);
                opened.toasts.done("The configuration was taken in.");
                close.run(());
            };
            let order = import_module(opened.id, form.version.get_untracked(), document);
            tell(order, done, move |failure| form.failed(failure));
        }
    });
    let problem = form.fields.of("document");
    view! {
        <FormDialog title="Import a configuration" submit="Import" form shown=&["document"] save on_close=close>
            <ReadFile text accept=".json,application/json"/>
            <Field
                id=ID
                label="Document"
                hint="As it was exported. What it does not say stays as it is, secrets among it."
                required=true
                problem
            >
                <textarea
                    id=ID
                    class="input mono"
                    rows="12"
                    spellcheck="false"
                    aria-required="true"
                    aria-describedby=note_id(ID)
                    aria-invalid=move || problem.with(Option::is_some).to_string()
                    bind:value=text
                ></textarea>
            </Field>
        </FormDialog>
    }
    .into_any()
}
