//! A secret that is shown this once: it is not stored.

use crate::components::{CopyButton, Dialog};
use leptos::prelude::*;

#[component]
pub(crate) fn Once(
    title: &'static str,
    /// What to do with it.
    text: String,
    secret: String,
    /// What the button that copies it is called.
    copy: &'static str,
    on_close: Callback<()>,
) -> impl IntoView {
    view! {
        <Dialog title on_close>
            <div class="dialog-body">
                <p>{text}</p>
                <p class="command">
                    <code class="mono secret">{secret.clone()}</code>
                    <CopyButton text=secret label=copy/>
                </p>
                <p class="muted">"It is shown only now, and is not stored."</p>
            </div>
            <footer class="dialog-foot">
                <button type="button" class="btn primary" data-first="" on:click=move |_| on_close.run(())>
                    "Done"
                </button>
            </footer>
        </Dialog>
    }
    .into_any()
}
