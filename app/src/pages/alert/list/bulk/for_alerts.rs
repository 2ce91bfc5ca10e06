//! What the dialogs have in common: one note for all.

use super::use_bulk;
use crate::{
    components::{Field, FieldState, note_id},
    pages::work_list::Together,
};
use argus_domain::alert::AlertSummary;
use leptos::prelude::*;

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
    let problems = FieldState::new();
    view! {
        <Together bulk=use_bulk() title rows=alerts action submit>
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
        </Together>
    }
    .into_any()
}
