//! What can be done with a case as a whole, besides closing it.

mod access_dialog;
mod access_entry;
mod access_people;
mod delete_dialog;
mod merge_dialog;
mod process;

use super::opened::use_case;
use crate::{
    components::{Icon, Popover, icon},
    pages::module::{ModulesDialog, ProcessDialog},
    state::{Group, command, use_session},
};
use access_dialog::AccessDialog;
use argus_domain::{
    Permission,
    case::AccessLevel,
    module::{ObjectKind, ObjectRef},
};
use delete_dialog::DeleteDialog;
use leptos::prelude::*;
use merge_dialog::MergeDialog;
pub(super) use process::ProcessButton;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Action {
    Access,
    Modules,
    Process,
    Merge,
    Delete,
}

#[component]
pub(super) fn Actions() -> impl IntoView {
    let menu = RwSignal::new(false);
    let doing = RwSignal::new(None::<Action>);
    let begin = move |action: Action| {
        menu.set(false);
        doing.set(Some(action));
    };
    command(Group::Page, "", "Access: who sees this case", move || begin(Action::Access));
    let (case, session) = (use_case(), use_session());
    command(Group::Page, "", "Merge this case into another", move || {
        if untrack(|| case.refused()).is_none() {
            begin(Action::Merge);
        }
    });
    command(Group::Page, "", "Modules for this case", move || {
        if untrack(|| case.refused()).is_none() {
            begin(Action::Modules);
        }
    });
    command(Group::Page, "", "Update case: process evidence", move || {
        if untrack(|| case.work_refusal()).is_none() {
            begin(Action::Process);
        }
    });
    let refusal = move || {
        let is_only_read = case.found.with(|case| case.level < AccessLevel::Full).unwrap_or_default();
        if !session.may(Permission::DeleteCase) {
            Some("You need the permission “deleteCase” for this. Ask an administrator for it.")
        } else {
            is_only_read.then_some("You only read this case.")
        }
    };
    let button = || view! { <span>"Actions"</span> {icon(Icon::Down)} };
    let close = Callback::new(move |()| doing.set(None));
    view! {
        <Popover open=menu label="Actions" class="btn" at_end=true button=ViewFn::from(button)>
            <button type="button" class="menu-item" on:click=move |_| begin(Action::Access)>
                {icon(Icon::Account)}
                "Access…"
            </button>
            <button
                type="button"
                class="menu-item"
                disabled=move || case.work_refusal().is_some()
                title=move || case.work_refusal().unwrap_or("Update the case with what its files say")
                on:click=move |_| begin(Action::Process)
            >
                {icon(Icon::Event)}
                "Process evidence…"
            </button>
            <button
                type="button"
                class="menu-item"
                disabled=move || case.refused().is_some()
                title=move || case.refused()
                on:click=move |_| begin(Action::Modules)
            >
                {icon(Icon::Terminal)}
                "Modules…"
            </button>
            <button
                type="button"
                class="menu-item"
                disabled=move || case.refused().is_some()
                title=move || case.refused()
                on:click=move |_| begin(Action::Merge)
            >
                {icon(Icon::Link)}
                "Merge into…"
            </button>
            <button
                type="button"
                class="menu-item"
                disabled=move || refusal().is_some()
                title=refusal
                on:click=move |_| begin(Action::Delete)
            >
                {icon(Icon::Trash)}
                "Delete…"
            </button>
        </Popover>
        {move || {
            doing.get().map(|action| match action {
                Action::Access => view! { <AccessDialog close/> }.into_any(),
                Action::Process => view! { <ProcessDialog case=case.id.get_untracked() close/> }.into_any(),
                Action::Modules => {
                    let id = case.id.get_untracked();
                    let name = case.found.with_untracked(|case| case.summary.title()).unwrap_or_default();
                    let objects = vec![ObjectRef::new(ObjectKind::Case, id)];
                    view! { <ModulesDialog kind=ObjectKind::Case objects name close/> }.into_any()
                }
                Action::Merge => view! { <MergeDialog close/> }.into_any(),
                Action::Delete => view! { <DeleteDialog close/> }.into_any(),
            })
        }}
    }
    .into_any()
}
