//! A modal dialog. The browser's own `<dialog>` traps the focus and answers Escape.

use super::{Icon, icon};
use crate::browser::focus;
use leptos::{html, prelude::*};

/// Where one begins to type, unless something has `data-first`.
const FIELD: &str = ".dialog-form :is(input, select, textarea):not(:disabled)";

/// Shown as long as it exists: whoever shows it takes it away when `on_close` is called. The focus then returns
/// to where it was.
#[component]
pub(crate) fn Dialog(
    title: &'static str,
    /// Further classes, for the width.
    #[prop(optional)]
    class: &'static str,
    on_close: Callback<()>,
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    let opener = focus::remember();
    Effect::new(move |_| {
        if let Some(dialog) = node.get()
            && !dialog.open()
        {
            let _ = dialog.show_modal();
            let _ = focus::within(&dialog, "[data-first]") || focus::within(&dialog, FIELD);
        }
    });
    on_cleanup(move || opener.restore());
    view! {
        <dialog
            node_ref=node
            class=format!("dialog {class}")
            aria-labelledby="dialog-title"
            // Escape. At once, so that the next key finds the page; the field of a file tells its own to its parents.
            on:cancel=move |event: web_sys::Event| {
                if event.target() == event.current_target() {
                    event.prevent_default();
                    on_close.run(());
                }
            }
            // Told late, when another dialog may have taken this one's place already; it is then none of its business.
            on:close=move |event| {
                if event_target::<web_sys::HtmlDialogElement>(&event).is_connected() {
                    on_close.run(());
                }
            }
        >
            <header class="dialog-head">
                <h2 id="dialog-title">{title}</h2>
                <button type="button" class="icon-btn" aria-label="Close" on:click=move |_| on_close.run(())>
                    {icon(Icon::Close)}
                </button>
            </header>
            {children()}
        </dialog>
    }
}
