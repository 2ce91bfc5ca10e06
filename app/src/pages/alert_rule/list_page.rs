//! The rules, and what came of them, as two tabs.

use super::{firings::Firings, rules::Rules};
use crate::{
    browser::page,
    components::Paging,
    link::{AlertRuleLink, PAGE_SIZES},
    state::{Asked, use_go},
};
use argus_domain::criteria::Page;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

#[component]
pub(crate) fn AlertRulesPage() -> impl IntoView {
    page::set_title("Alert rules");
    let location = use_location();
    let link = Memo::new(move |_| AlertRuleLink::read(&location.search.get()));
    let shows_firings = Memo::new(move |_| link.with(|link| link.firings));
    let tab = move |firings: bool, label: &'static str| {
        let address = AlertRuleLink { firings, ..AlertRuleLink::read("") }.write();
        let current = move || (shows_firings.get() == firings).then_some("page");
        view! { <a class="tab" href=address aria-current=current>{label}</a> }
    };
    view! {
        <section class="page">
            <header class="page-head">
                <h1>"Alert rules"</h1>
                <nav class="tabs" aria-label="Parts of alert rules">
                    {tab(false, "Rules")}
                    {tab(true, "History")}
                </nav>
            </header>
            {move || if shows_firings.get() { view! { <Firings link/> }.into_any() } else { view! { <Rules link/> }.into_any() }}
        </section>
    }
    .into_any()
}

/// By pages that the URL names.
pub(super) fn paging<T: Send + Sync + 'static>(link: Memo<AlertRuleLink>, found: Asked<Page<T>>) -> Paging {
    let go = use_go();
    Paging {
        page: Signal::derive(move || link.get().page),
        size: Signal::derive(move || link.get().size),
        rows: Signal::derive(move || found.with(|page| (page.rows.len(), page.total))),
        sizes: &PAGE_SIZES,
        go: Callback::new(move |page| go.to(&AlertRuleLink { page, ..link.get_untracked() }.write())),
        resize: Callback::new(move |size| {
            go.to(&link.get_untracked().changed(|link| link.size = size).write());
        }),
    }
}
