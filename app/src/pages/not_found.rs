//! An address that leads nowhere.

use crate::{
    browser::page,
    state::{dialogs::Open, use_dialogs},
};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

#[component]
pub(crate) fn NotFound() -> impl IntoView {
    page::set_title("Not found");
    let location = use_location();
    let dialogs = use_dialogs();
    view! {
        <section class="page empty">
            <h1>"There is no such page"</h1>
            <p>
                "Argus has nothing at " <code>{move || location.pathname.get()}</code>
                ". The link may be from another version, or have lost a part."
            </p>
            <p class="actions">
                <a class="btn primary" href="/events">"Events"</a>
                <a class="btn" href="/cases">"Cases"</a>
                <button type="button" class="btn" on:click=move |_| dialogs.open(Open::Palette)>
                    "Search or jump…"
                </button>
            </p>
        </section>
    }
    .into_any()
}
