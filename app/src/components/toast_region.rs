//! Where short messages appear.

use super::{Icon, icon};
use crate::state::{
    toast::{Mood, Toast},
    use_toasts,
};
use leptos::{html, prelude::*};

/// A popover of the browser's, so that it lies above open dialogs too.
#[component]
pub(crate) fn ToastRegion() -> impl IntoView {
    let toasts = use_toasts();
    let node = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        let any = !toasts.all().is_empty();
        let Some(region) = node.get() else { return };
        // Shown anew, it comes to the top of whatever opened meanwhile.
        let _ = region.hide_popover();
        if any {
            let _ = region.show_popover();
        }
    });
    let one = move |toast: Toast| {
        let class = match toast.mood {
            Mood::Done => "toast",
            Mood::Failed => "toast wrong",
        };
        let picture = match toast.mood {
            Mood::Done => Icon::Check,
            Mood::Failed => Icon::Warning,
        };
        let undo = toast.undo.map(|undo| {
            let take_back = move |_| {
                toasts.dismiss(toast.id);
                undo();
            };
            view! { <button type="button" class="btn small" on:click=take_back>"Undo"</button> }
        });
        let link = toast.link.map(|link| {
            view! { <a class="btn small" href=link.address on:click=move |_| toasts.dismiss(toast.id)>{link.label}</a> }
        });
        view! {
            <div class=class>
                {icon(picture)}
                <p>{toast.text}</p>
                {undo}
                {link}
                <button
                    type="button"
                    class="icon-btn small"
                    aria-label="Dismiss"
                    on:click=move |_| toasts.dismiss(toast.id)
                >
                    {icon(Icon::Close)}
                </button>
            </div>
        }
    };
    view! {
        <div class="toasts" node_ref=node popover="manual" role="log" aria-live="polite" aria-label="Messages">
            <For each=move || toasts.all() key=|toast| toast.id children=one/>
        </div>
    }
    .into_any()
}
