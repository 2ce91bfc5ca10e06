//! Whichever dialog is open.

use super::{
    Doing, assign::AssignDialog, close::CloseManyDialog, refused::RefusedDialog, tag::TagDialog, use_bulk,
};
use crate::{components::Dialog, text::number};
use argus_domain::case::CaseSummary;
use leptos::{ev, prelude::*};

#[component]
pub(in super::super) fn BulkDialogs() -> impl IntoView {
    let bulk = use_bulk();
    move || {
        if let Some(told) = bulk.told.get() {
            return Some(view! { <RefusedDialog told/> }.into_any());
        }
        Some(match bulk.doing.get()? {
            Doing::Assign(cases) => view! { <AssignDialog cases/> }.into_any(),
            Doing::Tag(cases) => view! { <TagDialog cases/> }.into_any(),
            Doing::Close(cases) => view! { <CloseManyDialog cases/> }.into_any(),
        })
    }
}

/// What the dialogs have in common: which cases, and the two buttons.
#[component]
pub(super) fn ForCases(
    title: &'static str,
    cases: Vec<CaseSummary>,
    /// On the button.
    action: &'static str,
    submit: Callback<()>,
    children: Children,
) -> impl IntoView {
    let bulk = use_bulk();
    let close = move || bulk.doing.set(None);
    let count = number::counted(cases.len() as u64, "case");
    let numbers: Vec<String> = cases.iter().map(|case| format!("#{}", case.id)).collect();
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
