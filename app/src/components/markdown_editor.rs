//! Writing Markdown, with what comes of it beside it.

use super::{Markdown, note_id};
use leptos::{ev, html, prelude::*};

#[component]
pub(crate) fn MarkdownEditor(
    id: &'static str,
    label: &'static str,
    value: RwSignal<String>,
    /// Called on Ctrl+Enter.
    on_save: Callback<()>,
) -> impl IntoView {
    let area = NodeRef::<html::Textarea>::new();
    let on_key = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            on_save.run(());
        }
    };
    Effect::new(move |_| {
        if let Some(area) = area.get() {
            let _ = area.focus();
        }
    });
    view! {
        <div class="markdown-editor">
            <textarea
                id=id
                node_ref=area
                class="input markdown-source"
                aria-label=label
                aria-describedby=note_id(id)
                bind:value=value
                on:keydown=on_key
            ></textarea>
            <section class="markdown-preview" aria-label="Preview" aria-live="off">
                <Markdown text=value/>
            </section>
            <p class="field-note" id=note_id(id)>
                "Markdown. Ctrl+Enter saves; what you type is kept in this browser until then."
            </p>
        </div>
    }
    .into_any()
}
