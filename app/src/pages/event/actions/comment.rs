//! A comment on one event or on several. What is typed is kept until it is written.

use super::{Target, use_actions};
use crate::{
    api::Failure,
    browser::storage,
    components::{Dialog, FailureBox, Field, FieldState, note_id},
    text::number,
};
use argus_domain::Invalid;
use leptos::prelude::*;

const DRAFT: &str = "argus.event-comment";

#[component]
pub(in crate::pages::event) fn CommentDialog(targets: Vec<Target>) -> impl IntoView {
    let actions = use_actions();
    let close = move || actions.commenting.set(None);
    let text = RwSignal::new(storage::text(DRAFT).unwrap_or_default());
    let fields = FieldState::new();
    let failure = RwSignal::new(None::<Failure>);
    Effect::new(move |_| {
        let text = text.get();
        if text.is_empty() { storage::remove(DRAFT) } else { storage::set_text(DRAFT, &text) }
    });
    let count = targets.len();
    let targets = StoredValue::new(targets);
    let write = move || {
        let typed = text.get_untracked();
        failure.set(None);
        fields.clear();
        if typed.trim().is_empty() {
            fields.set(Invalid::one("comment", "must not be empty"));
            fields.focus_first();
            return;
        }
        if actions.busy.get_untracked() {
            return;
        }
        let done = move || {
            storage::remove(DRAFT);
            close();
        };
        let failed = move |error: Failure| match error {
            Failure::Invalid(invalid) if invalid.of("update.comment").is_some() => {
                fields.set(Invalid::one("comment", invalid.of("update.comment").unwrap_or_default()));
                fields.focus_first();
            }
            error => failure.set(Some(error)),
        };
        targets.with_value(|targets| actions.comment(typed, targets, done, failed));
    };
    let problem = fields.of("comment");
    let hint = if count == 1 {
        "Everybody who sees the event reads it. It cannot be taken back."
    } else {
        "The same comment is written on each of them. It cannot be taken back."
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            write();
        }
    };
    view! {
        <Dialog title="Comment" on_close=Callback::new(move |()| close())>
            <form
                class="dialog-form"
                novalidate=""
                on:submit=move |event| {
                    event.prevent_default();
                    write();
                }
            >
                <div class="dialog-body">
                    <p class="muted">{format!("On {}.", number::counted(count as u64, "event"))}</p>
                    <Field id="comment" label="Comment" required=true hint=hint problem>
                        <textarea
                            id="comment"
                            class="input"
                            rows="5"
                            data-first=""
                            aria-required="true"
                            aria-describedby=note_id("comment")
                            aria-invalid=move || problem.with(Option::is_some).to_string()
                            on:keydown=on_key
                            bind:value=text
                        ></textarea>
                    </Field>
                    {move || {
                        failure
                            .get()
                            .map(|failure| view! { <FailureBox failure again=Callback::new(move |()| write())/> })
                    }}
                </div>
                <footer class="dialog-foot">
                    <button type="button" class="btn" on:click=move |_| close()>"Cancel"</button>
                    <button type="submit" class="btn primary" disabled=move || actions.busy.get()>
                        "Comment"
                    </button>
                </footer>
            </form>
        </Dialog>
    }
    .into_any()
}
