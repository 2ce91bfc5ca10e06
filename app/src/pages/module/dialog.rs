//! What modules can do with some objects, to choose from.

use super::begun;
use crate::{
    api::module::{call_module, choices_of_modules},
    components::{Dialog, Empty, Loaded},
    state::{Teller, ask, use_toasts},
};
use argus_domain::module::{Choice, ManualCall, ObjectKind, ObjectRef};
use leptos::prelude::*;

#[component]
pub(crate) fn ModulesDialog(
    kind: ObjectKind,
    objects: Vec<ObjectRef>,
    name: String,
    /// Leads to processing them as evidence.
    #[prop(optional_no_strip)]
    process: Option<Callback<()>>,
    close: Callback<()>,
) -> impl IntoView {
    let found = ask(move || Some(choices_of_modules(kind)));
    let toasts = use_toasts();
    let teller = Teller::here();
    let busy = RwSignal::new(false);
    let objects = StoredValue::new(objects);
    let call = move |choice: Choice| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let said = choice.label.clone();
        let order = ManualCall { module: choice.module, label: choice.label, objects: objects.get_value() };
        let done = move |tasks: Vec<_>| {
            begun(toasts, &said, &tasks);
            close.run(());
        };
        let failed = move |failure| {
            let _ = busy.try_set(false);
            toasts.failure(&failure);
        };
        teller.tell(call_module(order), done, failed);
    };
    let entry = move |choice: Choice| {
        let label = choice.label.clone();
        let module = (choice.module_title != label).then(|| choice.module_title.clone());
        view! {
            <li>
                <button
                    type="button"
                    class="menu-item"
                    disabled=move || busy.get()
                    on:click=move |_| call(choice.clone())
                >
                    <span>{label}</span>
                    {module.map(|title| view! { <span class="muted small">{title}</span> })}
                </button>
            </li>
        }
    };
    let is_empty = found.has_none();
    let body = move |_| {
        (move || {
            if is_empty.get() && process.is_none() {
                return view! {
                    <Empty title="No module offers anything here">
                        <p>"Administrators install modules and turn them on under Manage, Modules."</p>
                    </Empty>
                }
                .into_any();
            }
            let entries = found.with(Clone::clone).unwrap_or_default();
            view! {
                <ul class="menu-list module-entries">
                    {process.map(evidence)}
                    {entries.into_iter().map(entry).collect_view()}
                </ul>
            }
            .into_any()
        })
        .into_any()
    };
    view! {
        <Dialog title="Modules" on_close=close>
            <div class="dialog-body">
                <p class="muted">{name}</p>
                <Loaded asked=found view=Callback::new(body)/>
            </div>
            <footer class="dialog-foot">
                <button type="button" class="btn ghost" data-first="" on:click=move |_| close.run(())>"Cancel"</button>
            </footer>
        </Dialog>
    }
    .into_any()
}

fn evidence(process: Callback<()>) -> AnyView {
    view! {
        <li>
            <button type="button" class="menu-item" on:click=move |_| process.run(())>
                <span>"Process as evidence…"</span>
            </button>
        </li>
    }
    .into_any()
}
