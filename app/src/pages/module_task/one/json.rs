//! A value as people can read it.

use crate::components::CopyButton;
use leptos::prelude::*;
use serde_json::Value;

/// Longer ones are cut on screen; what is copied is whole.
const SHOWN: usize = 200_000;

#[component]
pub(super) fn Json(value: Value) -> impl IntoView {
    // A text is shown as it is, not as JSON writes it.
    let text = match value {
        Value::String(text) => text,
        other => format!("{other:#}"),
    };
    let mut shown: String = text.chars().take(SHOWN).collect();
    if shown.len() < text.len() {
        shown.push_str("\n… The rest is left out here.");
    }
    view! {
        <div class="task-json">
            <pre class="mono" tabindex="0">{shown}</pre>
            <CopyButton text label="Copy"/>
        </div>
    }
    .into_any()
}
