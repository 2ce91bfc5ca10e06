//! A question before what cannot be taken back.

use crate::components::Dialog;
use leptos::prelude::*;

#[component]
pub(crate) fn Confirm(
    title: &'static str,
    /// What will happen.
    text: String,
    /// What the button is called.
    yes: &'static str,
    on_yes: Callback<()>,
    on_close: Callback<()>,
) -> impl IntoView {
    let press = move |_| {
        on_close.run(());
        on_yes.run(());
    };
    view! {
        <Dialog title on_close>
            <div class="dialog-body">
                <p>{text}</p>
            </div>
            <footer class="dialog-foot">
                <button type="button" class="btn ghost" data-first="" on:click=move |_| on_close.run(())>
                    "Cancel"
                </button>
                <button type="button" class="btn primary" on:click=press>
                    {yes}
                </button>
            </footer>
        </Dialog>
    }
    .into_any()
}
