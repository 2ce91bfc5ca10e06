//! One rule, or a new one, which a search may have been made a rule of.

use super::{import::Import, writing::Writing};
use crate::{
    api::alert_rule::get_alert_rule,
    browser::page,
    components::Loaded,
    link::{AlertRuleLink, EventLink},
    state::{ask, use_session},
};
use argus_domain::{
    AlertRuleId, Permission,
    alert_rule::{AlertRule, AlertRuleContent},
};
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_params_map};

#[component]
pub(crate) fn AlertRulePage() -> impl IntoView {
    let params = use_params_map();
    let location = use_location();
    let id = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    let body = move || {
        let id = id.get();
        if id == "new" {
            page::set_title("New alert rule");
            let search = location.search.get_untracked();
            return view! { <Writing id=None content=of_search(&search) version=0/> }.into_any();
        }
        if id == "import" {
            page::set_title("Import alert rules");
            return view! { <Import/> }.into_any();
        }
        // What is no number is no rule, and the server says so.
        opened(id.parse().unwrap_or_default())
    };
    view! {
        <section class="page alert-rule">
            <p><a href=AlertRuleLink::PATH>"Alert rules"</a></p>
            {body}
        </section>
    }
    .into_any()
}

fn opened(id: AlertRuleId) -> AnyView {
    let found = ask(move || Some(get_alert_rule(id)));
    let shown = move || {
        found.with(|rule| {
            let AlertRule { content, version, .. } = rule.clone();
            page::set_title(&content.name);
            view! { <Writing id=Some(id) content version/> }.into_any()
        })
    };
    view! { <Loaded asked=found lines=8 view=Callback::new(move |_| shown.into_any())/> }.into_any()
}

/// Named after nothing yet. Who does not see everybody begins with the customers that he sees.
fn of_search(search: &str) -> AlertRuleContent {
    let session = use_session();
    let (link, _) = EventLink::read(search);
    let everybody = session.may(Permission::AllCustomers);
    let customers = if everybody { Vec::new() } else { link.criteria.customers.clone() };
    AlertRuleContent { criteria: link.criteria, customers, ..AlertRuleContent::default() }
}
