//! The bar at the top: the case one works in, the way to everything, and what can be begun.

use super::{
    account_menu::AccountMenu, bell::Bell, current_case::use_current_case, go_commands::MAY_NOT_CREATE,
};
use crate::{
    components::{Icon, brand, icon, state_mark},
    state::{dialogs::Open, use_dialogs, use_session},
};
use argus_domain::Permission;
use leptos::prelude::*;

#[component]
pub(crate) fn TopBar(drawer: RwSignal<bool>) -> impl IntoView {
    let dialogs = use_dialogs();
    let session = use_session();
    let may_create = session.may(Permission::CreateCase);
    let new_case = move |_| {
        if may_create {
            dialogs.open(Open::NewCase);
        }
    };
    view! {
        <header class="top">
            <a class="skip" href="#main" rel="external">"Skip to the page"</a>
            <button
                type="button"
                class="icon-btn only-narrow"
                aria-label="Menu"
                aria-haspopup="dialog"
                on:click=move |_| drawer.set(true)
            >
                {icon(Icon::Menu)}
            </button>
            <a class="brand" href="/" aria-label="Argus">
                {brand()}
                <span>"Argus"</span>
            </a>
            <CaseName/>
            <button type="button" class="jump" on:click=move |_| dialogs.open(Open::Palette)>
                {icon(Icon::Search)}
                <span>"Search or jump…"</span>
                <kbd aria-hidden="true">"Ctrl K"</kbd>
            </button>
            <button
                type="button"
                class="icon-btn"
                aria-label="Switch context"
                title="Switch context (s)"
                on:click=move |_| dialogs.open(Open::SwitchCase)
            >
                {icon(Icon::Switch)}
            </button>
            <button
                type="button"
                class="icon-btn strong"
                aria-label="Create a new case"
                title=if may_create { "Create a new case (c)" } else { MAY_NOT_CREATE }
                aria-disabled=(!may_create).to_string()
                on:click=new_case
            >
                {icon(Icon::Plus)}
            </button>
            <Bell/>
            <AccountMenu/>
        </header>
    }
    .into_any()
}

/// Opens the switcher.
#[component]
fn CaseName() -> impl IntoView {
    let dialogs = use_dialogs();
    let session = use_session();
    let current = use_current_case().0;
    let name = move || match session.case() {
        None => view! { <span class="case-none">"No case – choose"</span> }.into_any(),
        Some(id) => {
            let known = current.with(|case| {
                let summary = &case.summary;
                (summary.id == id).then(|| {
                    (format!("{} ({})", summary.title(), summary.customer.name), summary.state.clone())
                })
            });
            match known.flatten() {
                Some((title, state)) => view! {
                    <span class="case-title">{title}</span>
                    {state_mark(&state)}
                }
                .into_any(),
                None => view! { <span class="case-title">{format!("#{id}")}</span> }.into_any(),
            }
        }
    };
    view! {
        <button
            type="button"
            class="case-name"
            title="Switch context (s)"
            aria-haspopup="dialog"
            on:click=move |_| dialogs.open(Open::SwitchCase)
        >
            <span class="sr-only">"Current case: "</span>
            {name}
            {icon(Icon::Down)}
        </button>
    }
    .into_any()
}
