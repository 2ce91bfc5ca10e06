//! Notification policies: what there are, what became of what they met, and writing them.

mod form;
mod history;
mod how_often;
pub(crate) mod matcher_form;
mod policies;
mod policy_dialog;
mod routes;
mod steps;
mod what;
mod whom;
mod whom_form;

use crate::{
    api::policy::{choose_for_policy, list_policies},
    browser::page,
    link::PolicyLink,
    state::{Asked, ask},
};
use argus_domain::{
    criteria::Page,
    policy::{Policy, PolicyChoices},
};
use history::History;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use policies::Policies;

/// What the page's parts share.
#[derive(Clone, Copy)]
struct PolicyList {
    link: Memo<PolicyLink>,
    /// All that there are: few.
    found: Asked<Page<Policy>>,
    choices: Asked<PolicyChoices>,
    /// The policy whose dialog is open, or a new one.
    opened: RwSignal<Option<Opened>>,
}

#[derive(Clone, Debug, PartialEq)]
enum Opened {
    New,
    Policy(Box<Policy>),
}

/// The most that are told at once.
const ALL: u32 = 100;

#[component]
pub(crate) fn PolicyPage() -> impl IntoView {
    page::set_title("Notification policies");
    let location = use_location();
    let link = Memo::new(move |_| PolicyLink::read(&location.search.get()));
    let found = ask(|| Some(list_policies(ALL, 0)));
    let choices = ask(|| Some(choose_for_policy()));
    let list = PolicyList { link, found, choices, opened: RwSignal::new(None) };
    let shows_history = Memo::new(move |_| link.with(|link| link.history));
    let tab = move |history: bool, label: &'static str| {
        let address = if history { "/manage/policies?tab=history" } else { PolicyLink::PATH };
        let current = move || (shows_history.get() == history).then_some("page");
        view! { <a class="tab" href=address aria-current=current>{label}</a> }
    };
    let body = move || {
        if shows_history.get() {
            view! { <History list/> }.into_any()
        } else {
            view! { <Policies list/> }.into_any()
        }
    };
    view! {
        <section class="page">
            <header class="page-head">
                <h1>"Notification policies"</h1>
                <nav class="tabs" aria-label="Parts of notification policies">
                    {tab(false, "Policies")}
                    {tab(true, "History")}
                </nav>
            </header>
            {body}
        </section>
    }
    .into_any()
}
