//! Automation rules: what there are, what they did, and writing them.

mod action_form;
mod conditions;
mod form;
mod rule_dialog;
mod rules;
mod runs;
mod then;
mod trial;
mod when;
mod words;

use crate::{
    api::automation::automation_choices,
    browser::page,
    link::AutomationLink,
    state::{Asked, ask},
};
use argus_domain::automation::{Rule, RuleChoices};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use rules::Rules;
use runs::Runs;

/// What the page's parts share.
#[derive(Clone, Copy)]
struct Automation {
    link: Memo<AutomationLink>,
    choices: Asked<RuleChoices>,
    /// The rule whose dialog is open, or a new one.
    opened: RwSignal<Option<Opened>>,
}

#[derive(Clone, Debug, PartialEq)]
enum Opened {
    New,
    Rule(Box<Rule>),
}

#[component]
pub(crate) fn AutomationPage() -> impl IntoView {
    page::set_title("Automation");
    let location = use_location();
    let link = Memo::new(move |_| AutomationLink::read(&location.search.get()));
    let choices = ask(|| Some(automation_choices()));
    let automation = Automation { link, choices, opened: RwSignal::new(None) };
    let shows_runs = Memo::new(move |_| link.with(|link| link.runs));
    let tab = move |runs: bool, label: &'static str| {
        let address = if runs { "/manage/automation?tab=runs" } else { AutomationLink::PATH };
        let current = move || (shows_runs.get() == runs).then_some("page");
        view! { <a class="tab" href=address aria-current=current>{label}</a> }
    };
    view! {
        <section class="page">
            <header class="page-head">
                <h1>"Automation"</h1>
                <nav class="tabs" aria-label="Parts of automation">
                    {tab(false, "Rules")}
                    {tab(true, "Runs")}
                </nav>
            </header>
            {move || if shows_runs.get() { view! { <Runs automation/> }.into_any() } else { view! { <Rules automation/> }.into_any() }}
        </section>
    }
    .into_any()
}
