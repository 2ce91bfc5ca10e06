//! A button that leads to what modules can do with an object.

use super::ModulesDialog;
use crate::components::{Icon, icon};
use argus_domain::module::{ObjectKind, ObjectRef};
use leptos::prelude::*;

#[component]
pub(crate) fn CallButton(
    kind: ObjectKind,
    objects: Signal<Vec<ObjectRef>>,
    /// What the objects are called: "evil.example".
    #[prop(into)]
    name: Signal<String>,
    /// Why nothing can be done with it, if so.
    #[prop(into)]
    refusal: Signal<Option<&'static str>>,
    #[prop(default = "icon-btn small")] class: &'static str,
    /// Beside the picture.
    #[prop(optional)]
    text: &'static str,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let dialog = move || {
        open.get().then(|| {
            let close = Callback::new(move |()| open.set(false));
            view! { <ModulesDialog kind objects=objects.get_untracked() name=name.get_untracked() close/> }
        })
    };
    view! {
        <button
            type="button"
            class=class
            aria-label=move || format!("Modules for {}", name.get())
            disabled=move || refusal.get().is_some()
            title=move || refusal.get().unwrap_or("What modules can do with it")
            on:click=move |_| open.set(true)
        >
            {icon(Icon::Terminal)}
            {(!text.is_empty()).then(|| view! { <span class="action-text">{text}</span> })}
        </button>
        {dialog}
    }
    .into_any()
}
