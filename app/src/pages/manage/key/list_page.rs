//! Everybody's keys.

use super::{
    super::parts::{list_link, search},
    PATH,
    new_dialog::NewDialog,
    own::once,
    table::KeyTable,
};
use crate::{
    api::api_key::{list_keys, revoke_key},
    browser::page,
    components::{Empty, Icon, Loaded, Pager, icon, paging},
    state::{Asked, Group, Teller, ask, command, use_toasts},
};
use argus_domain::{
    ApiKeyId,
    api_key::{ApiKey, ApiKeyFilter, ShownApiKey},
    criteria::Page,
};
use leptos::prelude::*;

#[component]
pub(crate) fn KeyListPage() -> impl IntoView {
    page::set_title("API keys");
    let toasts = use_toasts();
    let teller = Teller::here();
    let link = list_link(PATH);
    let found = ask(move || {
        let link = link.get();
        let filter = ApiKeyFilter { text: link.text.clone(), owner: None };
        Some(list_keys(filter, link.size, link.offset()))
    });
    let adding = RwSignal::new(false);
    let shown = RwSignal::new(None::<ShownApiKey>);
    command(Group::Page, "r", "Ask again", move || found.again());
    command(Group::Page, "n", "New key", move || adding.set(true));
    let revoke = Callback::new(move |id: ApiKeyId| {
        let done = move |()| {
            toasts.done("The key is revoked.");
            found.again();
        };
        teller.tell(revoke_key(id), done, move |failure| toasts.failure(&failure));
    });
    let added = Callback::new(move |key| {
        adding.set(false);
        shown.set(Some(key));
        found.again();
    });
    view! {
        <section class="page">
            <header class="page-head">
                <h1>"API keys"</h1>
                <button type="button" class="btn" title="New key (n)" on:click=move |_| adding.set(true)>
                    {icon(Icon::Plus)}
                    "New key"
                </button>
                <span class="grow"></span>
                <Pager paging=paging(link, found) what="keys"/>
            </header>
            <p class="muted">"Everybody makes keys of his own on the account page. Here are all of them."</p>
            <div class="list-filter" role="search" aria-label="API keys">
                {search(link, "Search by name or owner")}
            </div>
            <Loaded asked=found lines=8 view=Callback::new(move |found| list(found, revoke))/>
        </section>
        {move || adding.get().then(|| {
            view! { <NewDialog own=false added on_close=Callback::new(move |()| adding.set(false))/> }
        })}
        {move || shown.get().map(|key| once(key, shown))}
    }
    .into_any()
}

fn list(found: Asked<Page<ApiKey>>, revoke: Callback<ApiKeyId>) -> AnyView {
    let is_empty = found.is_empty();
    let body = move || match is_empty.get() {
        true => view! {
            <Empty title="No key answers to this">
                <p>"Search for a part of a key's name, or of its owner's name or user name."</p>
            </Empty>
        }
        .into_any(),
        false => view! { <KeyTable found owners=true revoke/> }.into_any(),
    };
    body.into_any()
}
