//! Create a new case.

use super::new_case_form::NewCaseForm;
use crate::{
    api::session::switch_case,
    browser::focus,
    components::Dialog,
    state::{tell, use_dialogs, use_go, use_session, use_toasts},
};
use argus_domain::case::CaseSummary;
use leptos::prelude::*;

/// The form, and after *Create* the question where to go.
#[component]
pub(crate) fn NewCaseDialog() -> impl IntoView {
    let dialogs = use_dialogs();
    let created = RwSignal::new(None::<CaseSummary>);
    let close = Callback::new(move |()| dialogs.close());
    let body = move || match created.get() {
        None => view! { <NewCaseForm created close/> }.into_any(),
        Some(case) => view! { <Created case again=Callback::new(move |()| created.set(None))/> }.into_any(),
    };
    view! {
        <Dialog title="Create a new case" on_close=close>
            {body}
        </Dialog>
    }
    .into_any()
}

#[component]
fn Created(case: CaseSummary, again: Callback<()>) -> impl IntoView {
    let dialogs = use_dialogs();
    let session = use_session();
    let toasts = use_toasts();
    let go = use_go();
    let id = case.id;
    focus::soon("dialog [data-first]");
    let go_there = move |_| {
        tell(
            switch_case(Some(id)),
            move |()| {
                session.set_case(Some(id));
                dialogs.close();
                go.to(&format!("/cases/{id}"));
            },
            move |failure| toasts.failure(&failure),
        );
    };
    view! {
        <div class="dialog-body" role="status">
            <p class="created">
                "Case " <strong>{case.title()}</strong> " has been created. Where to now?"
            </p>
        </div>
        <footer class="dialog-foot">
            <button type="button" class="btn" on:click=move |_| again.run(())>"Add another"</button>
            <button type="button" class="btn primary" data-first="" on:click=go_there>"Go to the case"</button>
        </footer>
    }
    .into_any()
}
