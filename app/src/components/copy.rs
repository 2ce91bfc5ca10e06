//! Copying a value.

use super::{Icon, icon};
use crate::{browser::clipboard, state::Toasts, state::use_toasts};
use leptos::{prelude::*, task::spawn_local};

/// A small button that copies one value, named so that a screen reader says what.
#[component]
pub(crate) fn CopyButton(#[prop(into)] text: String, label: &'static str) -> impl IntoView {
    let toasts = use_toasts();
    view! {
        <button
            type="button"
            class="icon-btn small"
            title=label
            aria-label=label
            on:click=move |_| copy(toasts, text.clone(), "Copied.")
        >
            {icon(Icon::Copy)}
        </button>
    }
}

/// Copies and says so, or says what to do instead.
pub(crate) fn copy(toasts: Toasts, text: String, done: &'static str) {
    spawn_local(async move {
        match clipboard::copy(&text).await {
            Ok(()) => toasts.done(done),
            Err(_) => toasts.failed(
                "The browser did not let Argus use the clipboard (it wants https or localhost). Select the text and copy it by hand.",
            ),
        }
    });
}
