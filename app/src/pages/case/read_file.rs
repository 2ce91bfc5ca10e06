//! A file of what is to be added: it goes into the field, where it can be looked at first.

use leptos::{html, prelude::*, task::spawn_local};
use wasm_bindgen_futures::JsFuture;

#[component]
pub(crate) fn ReadFile(
    text: RwSignal<String>,
    #[prop(default = ".csv,.txt,text/csv,text/plain")] accept: &'static str,
) -> impl IntoView {
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
    view! {
        <label class="read-file">
            "From a file " <input type="file" accept=accept node_ref=input on:change=read/>
        </label>
    }
    .into_any()
}
