//! An indicator of an alert: a new one, or one that is put right.

use super::opened::use_alert;
use crate::{
    api::alert::change_part_of_alert,
    components::{ConflictNote, Dialog, Field, TextInput},
    pages::case::{
        iocs::form::{Form, FormFields},
        part_form::{PartForm, changed},
    },
    state::tell,
};
use argus_domain::{
    alert::{AlertIoc, AlertPartChange},
    ioc::{IocChange, NewIoc, Tlp},
};
use leptos::{ev, prelude::*};

#[component]
pub(super) fn IocDialog(ioc: Option<AlertIoc>, close: Callback<()>) -> impl IntoView {
    let alert = use_alert();
    let title = if ioc.is_some() { "Indicator" } else { "Add an indicator" };
    let guessed = if ioc.is_some() { "" } else { "As the value looks" };
    let (value, form) = match &ioc {
        Some(ioc) => {
            let form = Form::new(Some(ioc.kind), ioc.tlp, &ioc.description, &ioc.tags);
            (RwSignal::new(ioc.value.clone()), form)
        }
        None => (RwSignal::new(String::new()), Form::new(None, Tlp::default(), "", &[])),
    };
    let saving = PartForm::new(alert.version());
    let PartForm { fields, busy, version, conflicts, .. } = saving;
    let order = move || match &ioc {
        Some(ioc) => {
            let change = IocChange {
                version: version.get(),
                value: changed(&ioc.value, value.get()),
                kind: form.kind().and_then(|kind| changed(&ioc.kind, kind)),
                tlp: changed(&ioc.tlp, form.tlp()),
                description: changed(&ioc.description, form.description.get()),
                tags: changed(&ioc.tags, form.tags()),
            };
            AlertPartChange::ChangeIoc(ioc.id, change)
        }
        None => AlertPartChange::AddIoc(NewIoc {
            value: value.get(),
            kind: form.kind(),
            tlp: form.tlp(),
            description: form.description.get(),
            tags: form.tags(),
        }),
    };
    let order = StoredValue::new(order);
    let save = Callback::new(move |()| {
        if busy.get_untracked() {
            return;
        }
        saving.begin();
        let order = order.with_value(|order| untrack(order));
        let done = move |saved| {
            alert.put(saved);
            close.run(());
        };
        tell(change_part_of_alert(alert.id, order), done, move |failure| saving.failed(failure));
    });
    let over_theirs = Callback::new(move |newest: i64| {
        version.set(newest);
        save.run(());
    });
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        save.run(());
    };
    let problem = fields.of("value");
    let elsewhere = fields.elsewhere(&["value", "kind", "tlp", "tags", "description"]);
    view! {
        <Dialog title class="wide" on_close=close>
            <form class="dialog-form" novalidate="" on:submit=submit>
                <div class="dialog-body">
                    {move || conflicts.get().map(|found| view! { <ConflictNote found over_theirs/> })}
                    <Field id="ioc-value" label="Value" required=true problem>
                        <TextInput
                            id="ioc-value"
                            value
                            required=true
                            first=true
                            wrong=Signal::derive(move || problem.with(Option::is_some))
                        />
                    </Field>
                    <FormFields form fields guessed/>
                    {move || elsewhere.get().map(|problem| view! { <p class="note wrong" role="alert">{problem}</p> })}
                </div>
                <footer class="dialog-foot">
                    <span class="grow"></span>
                    <button type="button" class="btn" on:click=move |_| close.run(())>"Cancel"</button>
                    <button type="submit" class="btn primary" disabled=move || busy.get()>"Save"</button>
                </footer>
            </form>
        </Dialog>
    }
    .into_any()
}
