//! Whichever dialog is open.

use super::{
    Doing, close::CloseDialog, refused::RefusedDialog, status::StatusDialog, tag::TagDialog, use_bulk,
};
use crate::{
    components::{Dialog, Field, FieldState, note_id},
    text::number,
};
use argus_domain::alert::AlertSummary;
use leptos::{ev, prelude::*};

#[component]
pub(in super::super) fn BulkDialogs() -> impl IntoView {
    let bulk = use_bulk();
    move || {
        if let Some(told) = bulk.told.get() {
            return Some(view! { <RefusedDialog told/> }.into_any());
        }
        Some(match bulk.doing.get()? {
            Doing::Status(alerts) => view! { <StatusDialog alerts/> }.into_any(),
            Doing::Tag(alerts) => view! { <TagDialog alerts/> }.into_any(),
            Doing::Close(alerts) => view! { <CloseDialog alerts/> }.into_any(),
        })
    }
}

/// What the dialogs have in common: which alerts, one note for all, and the two buttons.
#[component]
pub(super) fn ForAlerts(
    title: &'static str,
    alerts: Vec<AlertSummary>,
    /// On the button.
    action: &'static str,
    submit: Callback<()>,
    comment: RwSignal<String>,
    children: Children,
) -> impl IntoView {
    let bulk = use_bulk();
    let problems = FieldState::new();
    let close = move || bulk.doing.set(None);
    let count = number::counted(alerts.len() as u64, "alert");
    let numbers: Vec<String> = alerts.iter().map(|alert| format!("#{}", alert.id)).collect();
    let on_submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        submit.run(());
    };
    view! {
        <Dialog title on_close=Callback::new(move |()| close())>
            <form class="dialog-form" novalidate="" on:submit=on_submit>
                <div class="dialog-body">
                    <p class="muted">{format!("{count}: {}", numbers.join(", "))}</p>
                    {children()}
                    <Field
                        id="bulk-comment"
                        label="Comment"
                        hint="Why, for the history of each alert."
                        problem=problems.of("comment")
                    >
                        <textarea
                            id="bulk-comment"
                            class="input"
                            rows="3"
                            maxlength="10000"
                            aria-describedby=note_id("bulk-comment")
                            bind:value=comment
                        ></textarea>
                    </Field>
                </div>
                <footer class="dialog-foot">
                    <span class="grow"></span>
                    <button type="button" class="btn" on:click=move |_| close()>"Cancel"</button>
                    <button type="submit" class="btn primary" disabled=move || bulk.busy.get()>{action}</button>
                </footer>
            </form>
        </Dialog>
    }
    .into_any()
}
