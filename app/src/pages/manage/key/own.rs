//! One's own keys.

use super::{
    super::parts::{LocalPage, Once},
    new_dialog::NewDialog,
    table::KeyTable,
};
use crate::{
    api::api_key::{own_keys, revoke_own_key},
    components::{Icon, Loaded, Pager, icon},
    state::{Asked, Teller, ask, use_toasts},
};
use argus_domain::{
    ApiKeyId,
    api_key::{ApiKey, ShownApiKey},
    criteria::Page,
};
use leptos::prelude::*;

#[component]
pub(crate) fn OwnKeys() -> impl IntoView {
    let toasts = use_toasts();
    let teller = Teller::here();
    let local = LocalPage::new();
    let found = ask(move || Some(own_keys(local.limit(), local.offset())));
    let adding = RwSignal::new(false);
    let shown = RwSignal::new(None::<ShownApiKey>);
    let revoke = Callback::new(move |id: ApiKeyId| {
        let done = move |()| {
            toasts.done("The key is revoked.");
            found.again();
        };
        teller.tell(revoke_own_key(id), done, move |failure| toasts.failure(&failure));
    });
    let added = Callback::new(move |key| {
        adding.set(false);
        shown.set(Some(key));
        found.again();
    });
    view! {
        <section class="panel flush" aria-labelledby="keys">
            <header class="page-head">
                <h2 id="keys">"API keys"</h2>
                <button type="button" class="btn small" on:click=move |_| adding.set(true)>
                    {icon(Icon::Plus)}
                    "New key"
                </button>
                <span class="grow"></span>
                <Pager paging=local.paging(found) what="keys"/>
            </header>
            <p class="muted">"With a key, programs act in your name. Make one for each, so that each can be revoked."</p>
            <Loaded asked=found lines=2 view=Callback::new(move |found| list(found, revoke))/>
        </section>
        {move || adding.get().then(|| {
            view! { <NewDialog own=true added on_close=Callback::new(move |()| adding.set(false))/> }
        })}
        {move || shown.get().map(|key| once(key, shown))}
    }
    .into_any()
}

fn list(found: Asked<Page<ApiKey>>, revoke: Callback<ApiKeyId>) -> AnyView {
    let is_empty = found.is_empty();
    let body = move || match is_empty.get() {
        true => view! { <p class="muted">"You have no keys."</p> }.into_any(),
        false => view! { <KeyTable found owners=false revoke/> }.into_any(),
    };
    body.into_any()
}

/// The new key, this once.
pub(super) fn once(key: ShownApiKey, shown: RwSignal<Option<ShownApiKey>>) -> AnyView {
    let text = format!("The key “{}”. Give it to the program that is to use it.", key.name);
    let on_close = Callback::new(move |()| shown.set(None));
    view! { <Once title="New API key" text secret=key.key copy="Copy the key" on_close/> }.into_any()
}
