//! A button that leads to what modules can do with an object.

use super::{ModulesDialog, ProcessDialog};
use crate::components::{Icon, icon};
use argus_domain::{
    AttachmentId, CaseId,
    module::{ObjectKind, ObjectRef},
};
use leptos::prelude::*;

/// The dialog that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    Modules,
    Process,
}

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
    /// A file of a case: it can be evidence to process, too.
    #[prop(optional)]
    file: Option<(CaseId, AttachmentId)>,
) -> impl IntoView {
    let open = RwSignal::new(None::<Shown>);
    let close = Callback::new(move |()| open.set(None));
    let process = file.map(|_| Callback::new(move |()| open.set(Some(Shown::Process))));
    let dialog = move || {
        Some(match (open.get()?, file) {
            (Shown::Process, Some((case, file))) => {
                view! { <ProcessDialog case chosen=vec![file] close/> }.into_any()
            }
            _ => {
                let (objects, name) = (objects.get_untracked(), name.get_untracked());
                view! { <ModulesDialog kind objects name process close/> }.into_any()
            }
        })
    };
    view! {
        <button
            type="button"
            class=class
            aria-label=move || format!("Modules for {}", name.get())
            disabled=move || refusal.get().is_some()
            title=move || refusal.get().unwrap_or("What modules can do with it")
            on:click=move |_| open.set(Some(Shown::Modules))
        >
            {icon(Icon::Terminal)}
            {(!text.is_empty()).then(|| view! { <span class="action-text">{text}</span> })}
        </button>
        {dialog}
    }
    .into_any()
}
