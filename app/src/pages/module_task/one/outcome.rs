//! What it answered, or where it failed.

use super::{json::Json, opened::OpenedTask};
use leptos::prelude::*;
use serde_json::Value;

#[component]
pub(super) fn Outcome(opened: OpenedTask) -> impl IntoView {
    let result = opened.part(|detail| detail.result.clone());
    move || {
        let value = result.get().flatten()?;
        Some(view! {
            <section class="panel" aria-labelledby="task-result">
                <h2 id="task-result">"Result"</h2>
                <Json value/>
            </section>
        })
    }
}

/// Only administrators are told it.
#[component]
pub(super) fn Traceback(opened: OpenedTask) -> impl IntoView {
    let traceback = opened.part(|detail| detail.traceback.clone());
    move || {
        let text = traceback.get().flatten()?;
        Some(view! {
            <section class="panel" aria-labelledby="task-traceback">
                <h2 id="task-traceback">"Traceback"</h2>
                <Json value=Value::String(text)/>
            </section>
        })
    }
}
