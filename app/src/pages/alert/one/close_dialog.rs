//! Closing an alert, with what it came to.

use super::opened::use_alert;
use crate::{
    api::alert::update_alert,
    components::{Dialog, Field, SelectInput, note_id, outcome_choices},
    pages::case::part_form::PartForm,
    state::tell,
};
use argus_domain::{
    alert::{AlertChange, AlertStatus},
    case::Outcome,
};
use leptos::{ev, prelude::*};

#[component]
pub(super) fn CloseDialog(close: Callback<()>) -> impl IntoView {
    let alert = use_alert();
    let form = PartForm::new(alert.version());
    let known = alert.found.with_untracked(|alert| alert.summary.resolution).flatten();
    let resolution = RwSignal::new(known.map_or_else(String::new, |one| one.name().to_owned()));
    let comment = RwSignal::new(String::new());
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if form.busy.get_untracked() {
            return;
        }
        form.begin();
        let change = AlertChange {
            version: form.version.get_untracked(),
            status: Some(AlertStatus::Closed),
            resolution: Outcome::named(&resolution.get_untracked()).map(Some),
            comment: comment.get_untracked(),
            ..AlertChange::default()
        };
        let done = move |closed| {
            alert.put(closed);
            alert.toasts.done("The alert is closed.");
            close.run(());
        };
        tell(update_alert(alert.id, change), done, move |failure| {
            form.failed(failure);
            if let Some(conflicts) = form.conflicts.get_untracked() {
                // Now that this is known, whoever closes once more means it.
                form.version.set(conflicts.version);
            }
        });
    };
    let overtaken = move || {
        form.conflicts.get().map(|conflicts| {
            view! {
                <p class="note wrong" role="alert">
                    {format!("{conflicts} Close it once more to do it all the same.")}
                </p>
            }
        })
    };
    view! {
        <Dialog title="Close the alert" on_close=close>
            <form class="dialog-form" novalidate="" on:submit=submit>
                <div class="dialog-body">
                    <Field
                        id="close-resolution"
                        label="Resolution"
                        required=true
                        hint="What the alert came to."
                        problem=form.fields.of("resolution")
                    >
                        <SelectInput
                            id="close-resolution"
                            value=resolution
                            none="Choose…"
                            choices=outcome_choices()
                        />
                    </Field>
                    <Field id="close-comment" label="Comment" hint="Why, for the history." problem=form.fields.of("comment")>
                        <textarea
                            id="close-comment"
                            class="input"
                            rows="4"
                            aria-describedby=note_id("close-comment")
                            bind:value=comment
                        ></textarea>
                    </Field>
                    {overtaken}
                </div>
                <footer class="dialog-foot">
                    <span class="grow"></span>
                    <button type="button" class="btn" on:click=move |_| close.run(())>"Cancel"</button>
                    <button type="submit" class="btn primary" disabled=move || form.busy.get()>"Close alert"</button>
                </footer>
            </form>
        </Dialog>
    }
    .into_any()
}
