//! Having a package installed, or another version of one that is.

use super::super::parts::{FormDialog, TextField};
use crate::{
    api::module::install_module,
    link::module_task_address,
    pages::case::part_form::PartForm,
    state::{tell, use_go, use_toasts},
};
use argus_domain::module::NewModule;
use leptos::prelude::*;

const FIELDS: &[&str] = &["name", "version"];

#[component]
pub(super) fn InstallDialog(
    /// The package that is installed already.
    #[prop(optional)]
    package: String,
    close: Callback<()>,
) -> impl IntoView {
    let toasts = use_toasts();
    let go = use_go();
    let is_new = package.is_empty();
    let said = package.clone();
    let name = RwSignal::new(package);
    let version = RwSignal::new(String::new());
    let form = PartForm::new(0);
    let save = Callback::new(move |()| {
        let named = name.get_untracked().trim().to_owned();
        let wanted = version.get_untracked().trim().to_owned();
        let said = format!("{named} is being installed.");
        let new = NewModule::Package { name: named, version: (!wanted.is_empty()).then_some(wanted) };
        // Its log tells how it goes.
        let done = move |task| {
            toasts.done(said);
            close.run(());
            go.to(&module_task_address(task));
        };
        tell(install_module(new), done, move |failure| form.failed(failure));
    });
    let fields = form.fields;
    view! {
        <FormDialog
            title=if is_new { "Install a package" } else { "Another version" }
            submit=if is_new { "Install" } else { "Update" }
            form
            shown=FIELDS
            save
            on_close=close
        >
            {if is_new {
                view! {
                    <TextField
                        id="module-name"
                        name="name"
                        label="Package"
                        hint="As the package index calls it: iris-webhooks-module."
                        required=true
                        first=true
                        value=name
                        fields
                    />
                }
                .into_any()
            } else {
                view! { <p>"Until the other version is installed, " <span class="mono">{said}</span> " goes on as it is."</p> }
                    .into_any()
            }}
            <TextField
                id="module-version"
                name="version"
                label="Version"
                hint="Empty for the newest."
                value=version
                fields
            />
        </FormDialog>
    }
    .into_any()
}
