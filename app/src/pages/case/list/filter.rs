//! What narrows the list of cases: the address says it, so each choice goes there.

use super::custom::ListCustom;
use crate::{
    api::case::case_list_choices,
    components::Choice,
    link::CaseLink,
    pages::work_list::{Narrow, Search},
    state::ask,
};
use argus_domain::{
    Severity,
    case::{CaseFilter, CaseFilterChoices, Lifecycle},
};
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
    let severities = Signal::stored(Severity::ALL.map(|severity| Choice::same(severity.name())).to_vec());
    let customers = of(|known| {
        let customers = known.customers.iter();
        customers.map(|one| Choice { value: one.id.to_string(), label: one.name.clone() }).collect()
    });
    let assignees = of(|known| {
        let fixed = [("me", "Me"), ("nobody", "Nobody")];
        let fixed = fixed.map(|(value, label)| Choice { value: value.to_owned(), label: label.to_owned() });
        let people = known.assignees.iter();
        let people = people.map(|one| Choice { value: one.id.to_string(), label: one.name.clone() });
        fixed.into_iter().chain(people).collect()
    });
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
        <Narrow
            link
            label="Severity"
            any="Any severity"
            choices=severities
            values=|filter| filter.severities.iter().map(ToString::to_string).collect()
            narrow=|filter, value| filter.severities = value.and_then(|name| name.parse().ok()).into_iter().collect()
        />
        <Narrow
            link
            label="Customer"
            any="Any customer"
            choices=customers
            values=|filter| filter.customers.iter().map(ToString::to_string).collect()
            narrow=|filter, value| filter.customers = value.and_then(|id| id.parse().ok()).into_iter().collect()
        />
        <Narrow
            link
            label="Assignee"
            any="Any assignee"
            choices=assignees
            values=|filter| filter.assignees.iter().map(ToString::to_string).collect()
            narrow=|filter, value| filter.assignees = value.and_then(|who| who.parse().ok()).into_iter().collect()
        />
        <Narrow
            link
            label="Tag"
            any="Any tag"
            choices=tags
            values=|filter| filter.tags.iter().map(ToString::to_string).collect()
            narrow=|filter, value| filter.tags = value.and_then(|tag| tag.parse().ok()).into_iter().collect()
        />
        <ListCustom link known/>
        {move || {
            link.with(CaseLink::is_filtered)
                .then(|| view! { <a class="btn ghost" href=move || cleared(&link.get())>"Clear"</a> })
        }}
    }
    .into_any()
}

/// Tells a state of a workflow from a lifecycle of the same name.
const STEP: &str = "step:";

fn step(name: &str) -> String {
    format!("{STEP}{name}")
}

fn cleared(link: &CaseLink) -> String {
    link.changed(|link| link.filter = CaseFilter::default()).write()
}
