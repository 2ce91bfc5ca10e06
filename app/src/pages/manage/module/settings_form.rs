//! What a module is set.

use super::opened::OpenedModule;
use crate::{
    api::Failure,
    components::ConflictNote,
    pages::{
        case::part_form::PartForm,
        module::{ParameterFields, ParameterForm},
    },
};
use argus_domain::module::ModuleChange;
use leptos::{ev, prelude::*};

#[component]
pub(super) fn SettingsForm(opened: OpenedModule) -> impl IntoView {
    let shown = opened.found.with_untracked(|detail| {
        let parameters = detail.described.as_ref().map(|said| said.parameters.clone());
        (parameters.unwrap_or_default(), detail.settings.clone(), detail.version)
    });
    let (parameters, settings, version) = shown.unwrap_or_default();
    let form = ParameterForm::of(&parameters, &settings);
    let saving = PartForm::new(version);
    let PartForm { fields, busy, version, conflicts, .. } = saving;
    let send = move || {
        if busy.get_untracked() {
            return;
        }
        saving.begin();
        match untrack(|| form.read()) {
            Ok(settings) => {
                let change = ModuleChange { settings: Some(settings), ..ModuleChange::default() };
                opened.save(saving, change, move || form.saved());
            }
            Err(invalid) => saving.failed(Failure::Invalid(invalid)),
        }
    };
    let on_submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        send();
    };
    let over_theirs = Callback::new(move |newest: i64| {
        version.set(newest);
        send();
    });
    let names = StoredValue::new(form.names());
    let elsewhere =
        fields.but_of(move |field| names.with_value(|names| names.iter().any(|name| name == field)));
    let body = if parameters.is_empty() {
        view! { <p class="muted">"There is nothing to set."</p> }.into_any()
    } else {
        view! {
            <form novalidate="" on:submit=on_submit>
                {move || conflicts.get().map(|found| view! { <ConflictNote found over_theirs/> })}
                <ParameterFields form fields/>
                {move || elsewhere.get().map(|problem| view! { <p class="note wrong" role="alert">{problem}</p> })}
                <p class="form-foot">
                    <button type="submit" class="btn primary" disabled=move || busy.get()>"Save settings"</button>
                    <span class="muted small">"The module is asked whether it is ready with them."</span>
                </p>
            </form>
        }
        .into_any()
    };
    view! {
        <section class="panel" aria-labelledby="module-settings">
            <h2 id="module-settings">"Settings"</h2>
            {body}
        </section>
    }
    .into_any()
}
