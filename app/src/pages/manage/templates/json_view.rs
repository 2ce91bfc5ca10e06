//! A template as JSON: what is exported, and imported again.

use crate::{
    browser::download,
    components::{FieldState, Icon, copy, icon, note_id},
    state::use_toasts,
};
use leptos::{html, prelude::*, task::spawn_local};
use wasm_bindgen_futures::JsFuture;

const ID: &str = "template-json";

#[component]
pub(super) fn JsonView(
    text: RwSignal<String>,
    fields: FieldState,
    /// What a file of it is called.
    name: Signal<String>,
) -> impl IntoView {
    let toasts = use_toasts();
    let problems = move || fields.all();
    let wrong = move || (!problems().is_empty()).to_string();
    let one = |(field, problem): (String, String)| view! { <li><code>{field}</code> " " {problem} "."</li> };
    let input = NodeRef::<html::Input>::new();
    let read = move |_| {
        let Some(file) = input.get_untracked().and_then(|input| input.files()?.get(0)) else { return };
        spawn_local(async move {
            if let Ok(content) = JsFuture::from(file.text()).await
                && let Some(content) = content.as_string()
            {
                text.set(content);
            }
        });
    };
    let file = move || {
        let name: String =
            name.get().chars().map(|letter| if letter.is_alphanumeric() { letter } else { '-' }).collect();
        format!("{}.json", if name.is_empty() { "template" } else { &name })
    };
    view! {
        <section class="panel flush" aria-label="JSON">
            <div class="panel-head">
                <label class="read-file">
                    "From a file " <input type="file" accept=".json,application/json" node_ref=input on:change=read/>
                </label>
                <span class="grow"></span>
                <button type="button" class="btn" on:click=move |_| copy(toasts, text.get_untracked(), "Copied.")>
                    {icon(Icon::Copy)} "Copy"
                </button>
                <a class="btn" download=file href=move || download::json_address(&text.get())>
                    {icon(Icon::Download)} "Save as a file"
                </a>
            </div>
            <label class="sr-only" for=ID>"The template as JSON"</label>
            <textarea
                id=ID
                class="input markdown-source"
                spellcheck="false"
                aria-describedby=note_id(ID)
                aria-invalid=wrong
                bind:value=text
            ></textarea>
            <ul class="field-note wrong template-problems" id=note_id(ID)>
                {move || problems().into_iter().map(one).collect_view()}
            </ul>
        </section>
    }
    .into_any()
}
