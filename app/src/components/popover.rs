//! A button with something below it, that closes when the attention goes elsewhere.

use crate::browser::focus;
use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::Node;

#[component]
pub(crate) fn Popover(
    open: RwSignal<bool>,
    /// What the button and what opens are called.
    #[prop(into)]
    label: Signal<String>,
    /// Classes of the button.
    class: &'static str,
    #[prop(optional)] id: Option<&'static str>,
    /// Aligned with the right edge of the button.
    #[prop(optional)]
    at_end: bool,
    /// What the button shows.
    button: ViewFn,
    /// What opens. Made anew each time.
    children: ChildrenFn,
) -> impl IntoView {
    let anchor = NodeRef::<html::Div>::new();
    let trigger = NodeRef::<html::Button>::new();
    let close = move || {
        open.set(false);
        if let Some(button) = trigger.get_untracked() {
            let _ = button.focus();
        }
    };
    let on_key = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() {
            event.prevent_default();
            close();
        }
    };
    let body = move || {
        let children = children.clone();
        open.get().then(move || {
            close_on_press_outside(anchor, open);
            let placed = if at_end { "popover at-end" } else { "popover" };
            request_animation_frame(|| {
                if !focus::on(".popover [data-first]") {
                    focus::on(".popover :is(button, input, a)");
                }
            });
            view! { <div class=placed role="dialog" aria-label=move || label.get()>{children()}</div> }
        })
    };
    view! {
        <div class="popover-anchor" node_ref=anchor on:keydown=on_key>
            <button
                type="button"
                id=id
                class=class
                node_ref=trigger
                aria-haspopup="dialog"
                aria-expanded=move || open.get().to_string()
                aria-label=move || label.get()
                title=move || label.get()
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {button.run()}
            </button>
            {body}
        </div>
    }
}

fn close_on_press_outside(anchor: NodeRef<html::Div>, open: RwSignal<bool>) {
    let handle = window_event_listener(ev::pointerdown, move |event| {
        let inside = anchor.get_untracked().zip(event.target()).is_some_and(|(anchor, target)| {
            let target: Option<Node> = target.dyn_into().ok();
            anchor.contains(target.as_ref())
        });
        if !inside {
            open.set(false);
        }
    });
    on_cleanup(move || handle.remove());
}
