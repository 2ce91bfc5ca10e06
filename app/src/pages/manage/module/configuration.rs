//! The configuration as a document: to keep it, or to take it elsewhere.

use super::{import_dialog::ImportDialog, opened::OpenedModule};
use crate::{
    api::module::export_module,
    browser::download::json_address,
    components::{Icon, icon},
    state::Teller,
};
use leptos::prelude::*;
use serde_json::Value;

#[component]
pub(super) fn Configuration(opened: OpenedModule) -> impl IntoView {
    let teller = Teller::here();
    let importing = RwSignal::new(false);
    let exported = RwSignal::new(None::<String>);
    // What was changed since is not in it.
    let version = opened.part(|detail| detail.version);
    Effect::new(move |_| {
        version.track();
        exported.set(None);
    });
    let export = move |_| {
        let done = move |document: Value| {
            let _ = exported.try_set(Some(format!("{document:#}")));
        };
        teller.tell(export_module(opened.id), done, move |failure| opened.toasts.failure(&failure));
    };
    let name = move || opened.found.with(|detail| format!("{}.json", detail.module.name));
    let file = move || {
        exported.get().map(|text| {
            view! {
                <pre class="mono module-export" tabindex="0">{text.clone()}</pre>
                <a class="btn" href=json_address(&text) download=name>{icon(Icon::Download)} "Download"</a>
            }
        })
    };
    view! {
        <section class="panel" aria-labelledby="module-configuration">
            <h2 id="module-configuration">"Configuration"</h2>
            <p class="muted">"Settings, hooks and how it runs, as a document. Secrets are never in it."</p>
            <p class="form-foot">
                <button type="button" class="btn" on:click=export>"Export"</button>
                <button type="button" class="btn" on:click=move |_| importing.set(true)>"Import…"</button>
            </p>
            <div role="status">{file}</div>
        </section>
        {move || {
            let close = Callback::new(move |()| importing.set(false));
            importing.get().then(|| view! { <ImportDialog opened close/> })
        }}
    }
    .into_any()
}
