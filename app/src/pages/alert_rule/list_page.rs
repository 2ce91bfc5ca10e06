//! The rules, and what came of them, as two tabs.

use super::{firings::Firings, rules::Rules};
use crate::{browser::page, link::AlertRuleLink};
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
