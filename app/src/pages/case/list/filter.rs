//! What narrows the list of cases: the address says it, so each choice goes there.

use super::custom::ListCustom;
use crate::{
    api::case::case_list_choices,
    components::Choice,
    link::CaseLink,
    pages::work_list::{Clear, Narrow, NarrowTo, Search, customer_choices, owner_choices, severity_choices},
    state::ask,
};
use argus_domain::case::{CaseFilterChoices, Lifecycle};
use leptos::prelude::*;

#[component]
pub(super) fn ListFilter(link: Memo<CaseLink>) -> impl IntoView {
    let known = ask(|| Some(case_list_choices()));
    let of = move |look: fn(&CaseFilterChoices) -> Vec<Choice>| {
        Signal::derive(move || known.with(look).unwrap_or_default())
    };
    let states = of(|known| {
        let lifecycles = [("open", "All open"), ("closed", "All closed")];
        let lifecycles =
            lifecycles.map(|(value, label)| Choice { value: value.to_owned(), label: label.to_owned() });
        let steps = known.states.iter().map(|name| Choice { value: step(name), label: name.clone() });
        lifecycles.into_iter().chain(steps).collect()
    });
    let customers = of(|known| customer_choices(&known.customers));
    let assignees = of(|known| owner_choices(&known.assignees));
    let tags = of(|known| known.tags.iter().map(|tag| Choice::same(tag.to_string())).collect());
    view! {
        <Search link label="Search cases" placeholder="Name, number, customer or ticket…"/>
        <Narrow
            link
            label="State"
            any="Any state"
            choices=states
            values=|filter| {
                let lifecycle = filter.lifecycle.map(|lifecycle| lifecycle.name().to_owned());
                lifecycle.into_iter().chain(filter.states.iter().map(|name| step(name))).collect()
            }
            narrow=|filter, value| {
                filter.lifecycle = value.and_then(Lifecycle::named);
                filter.states = value.and_then(|value| value.strip_prefix(STEP)).map(str::to_owned).into_iter().collect();
            }
            label_of=|value| value.trim_start_matches(STEP).to_owned()
        />
        <NarrowTo link label="Severity" any="Any severity" choices=severity_choices() list=|filter| &mut filter.severities/>
        <NarrowTo link label="Customer" any="Any customer" choices=customers list=|filter| &mut filter.customers/>
        <NarrowTo link label="Assignee" any="Any assignee" choices=assignees list=|filter| &mut filter.assignees/>
        <NarrowTo link label="Tag" any="Any tag" choices=tags list=|filter| &mut filter.tags/>
        <ListCustom link known/>
        <Clear link/>
    }
    .into_any()
}

/// Tells a state of a workflow from a lifecycle of the same name.
const STEP: &str = "step:";

fn step(name: &str) -> String {
    format!("{STEP}{name}")
}
