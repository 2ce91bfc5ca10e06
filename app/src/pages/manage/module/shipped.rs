//! The modules that are part of Argus and are not installed.

use super::super::NOT_ADMINISTRATOR;
use crate::{
    api::module::{install_module, shipped_modules},
    components::Loaded,
    pages::module::begun,
    state::{Asked, Teller, ask, use_session, use_toasts},
};
use argus_domain::{
    Permission,
    module::{Managed, NewModule, Shipped},
};
use leptos::prelude::*;

#[component]
pub(super) fn ShippedModules(
    /// Those that are installed: with them the list changes.
    modules: Asked<Vec<Managed>>,
) -> impl IntoView {
    let known = Memo::new(move |_| {
        modules.with(|all| all.iter().map(|one| one.name.clone()).collect::<Vec<_>>()).unwrap_or_default()
    });
    let found = ask(move || {
        known.track();
        Some(shipped_modules())
    });
    let missing = move || {
        let mut all = found.with(Clone::clone).unwrap_or_default();
        all.retain(|one| !one.is_installed);
        all
    };
    let is_complete = Memo::new(move |_| missing().is_empty());
    let body = move |_| {
        let complete =
            move || is_complete.get().then(|| view! { <p class="muted">"All of them are installed."</p> });
        view! {
            {complete}
            <ul class="shipped">
                <For each=missing key=|one| one.name.clone() children=move |one| row(modules, one)/>
            </ul>
        }
        .into_any()
    };
    view! {
        <section class="panel" aria-labelledby="shipped-title">
            <h2 id="shipped-title">"Part of Argus"</h2>
            <Loaded asked=found view=Callback::new(body)/>
        </section>
    }
    .into_any()
}

fn row(modules: Asked<Vec<Managed>>, one: Shipped) -> AnyView {
    let toasts = use_toasts();
    let teller = Teller::here();
    let busy = RwSignal::new(false);
    let refusal = (!use_session().may(Permission::Administer)).then_some(NOT_ADMINISTRATOR);
    let Shipped { name, needs, .. } = one;
    let install = {
        let name = name.clone();
        move |_| {
            busy.set(true);
            let said = format!("Install {name}");
            let done = move |task| {
                begun(toasts, &said, &[task]);
                modules.again();
            };
            let failed = move |failure| {
                let _ = busy.try_set(false);
                toasts.failure(&failure);
            };
            teller.tell(install_module(NewModule::Shipped { name: name.clone() }), done, failed);
        }
    };
    let needs = if needs.is_empty() {
        "Needs nothing from the package index.".to_owned()
    } else {
        format!("Needs {} from the package index.", needs.join(", "))
    };
    view! {
        <li>
            <div>
                <strong class="mono">{name.clone()}</strong>
                <p class="muted small">{needs}</p>
            </div>
            <button
                type="button"
                class="btn"
                aria-label=format!("Install {name}")
                disabled=move || busy.get() || refusal.is_some()
                title=refusal
                on:click=install
            >
                "Install"
            </button>
        </li>
    }
    .into_any()
}
