//! Deleting a case, which asks for its number.

use super::super::opened::use_case;
use crate::{
    api::case::delete_case,
    components::{Dialog, Field, FieldState, TextInput, note_id},
    link::CaseLink,
    state::{tell, use_go, use_session, use_toasts},
};
use leptos::{ev, prelude::*};

#[component]
pub(super) fn DeleteDialog(close: Callback<()>) -> impl IntoView {
    let case = use_case();
    let (go, session, toasts) = (use_go(), use_session(), use_toasts());
    let (number, comment) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let busy = RwSignal::new(false);
    let fields = FieldState::new();
    let id = case.id.get_untracked();
    let is_meant = move || number.with(|typed| typed.trim().trim_start_matches('#') == id.to_string());
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() || !untrack(is_meant) {
            return;
        }
        busy.set(true);
        tell(
            delete_case(id, comment.get_untracked()),
            move |()| {
                if untrack(|| session.case()) == Some(id) {
                    session.set_case(None);
                }
                toasts.done(format!("Case #{id} is deleted."));
                go.to(CaseLink::PATH);
            },
            move |failure| {
                busy.set(false);
                toasts.failure(&failure);
            },
        );
    };
    view! {
        <Dialog title="Delete the case" on_close=close>
            <form class="dialog-form" novalidate="" on:submit=submit>
                <div class="dialog-body">
                    <p>
                        "Nobody sees the case and what it holds any more, and this cannot be taken back. The activity log keeps what was done in it, and its events stay."
                    </p>
                    <Field
                        id="delete-number"
                        label="Number of the case"
                        required=true
                        hint="So that no other case is deleted by mistake."
                        problem=fields.of("number")
                    >
                        <TextInput id="delete-number" value=number required=true wrong=Signal::stored(false)/>
                    </Field>
                    <Field id="delete-comment" label="Why" hint="For the log." problem=fields.of("comment")>
                        <textarea
                            id="delete-comment"
                            class="input"
                            rows="2"
                            aria-describedby=note_id("delete-comment")
                            bind:value=comment
                        ></textarea>
                    </Field>
                </div>
                <footer class="dialog-foot">
                    <span class="grow"></span>
                    <button type="button" class="btn" on:click=move |_| close.run(())>"Cancel"</button>
                    <button type="submit" class="btn primary" disabled=move || busy.get() || !is_meant()>
                        "Delete case"
                    </button>
                </footer>
            </form>
        </Dialog>
    }
    .into_any()
}
