//! What narrows the list of cases: the address says it, so each choice goes there.

use super::custom::ListCustom;
use crate::{
    api::case::case_list_choices,
    components::{Choice, SearchText},
    link::CaseLink,
    state::{ask, use_go},
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
        <Search link/>
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

/// One of the values, or any. An address can name several, which then is a choice of its own.
#[component]
fn Narrow(
    link: Memo<CaseLink>,
    label: &'static str,
    any: &'static str,
    choices: Signal<Vec<Choice>>,
    values: fn(&CaseFilter) -> Vec<String>,
    narrow: fn(&mut CaseFilter, Option<&str>),
) -> impl IntoView {
    let go = use_go();
    let chosen = Memo::new(move |_| link.with(|link| values(&link.filter)));
    let on_change = move |event| {
        let value = event_target_value(&event);
        let value = (!value.is_empty()).then_some(value.as_str());
        go.to(&link.get_untracked().changed(|link| narrow(&mut link.filter, value)).write());
    };
    let all = Memo::new(move |_| {
        let mut all = vec![Choice { value: String::new(), label: any.to_owned() }];
        all.extend(choices.get());
        match chosen.get().as_slice() {
            [] => {}
            [one] if all.iter().any(|choice| choice.value == *one) => {}
            // Not known, or not yet.
            [one] => all.push(Choice { value: one.clone(), label: one.trim_start_matches(STEP).to_owned() }),
            several => {
                all.push(Choice { value: several.join(" "), label: format!("{} of them", several.len()) });
            }
        }
        all
    });
    let option = move |choice: Choice| {
        let is_chosen = {
            let value = choice.value.clone();
            move || chosen.with(|chosen| chosen.join(" ") == value)
        };
        view! { <option value=choice.value prop:selected=is_chosen>{choice.label}</option> }
    };
    view! {
        <select class="select" class:narrowed=move || chosen.with(|chosen| !chosen.is_empty()) aria-label=label on:change=on_change>
            {move || all.get().into_iter().map(option).collect_view()}
        </select>
    }
    .into_any()
}

/// The text takes the place of the entry before in the way back.
#[component]
fn Search(link: Memo<CaseLink>) -> impl IntoView {
    let go = use_go();
    let change =
        move |text| go.instead(&link.get_untracked().changed(|link| link.filter.text = text).write());
    view! {
        <SearchText
            value=Signal::derive(move || link.with(|link| link.filter.text.clone()))
            change=Callback::new(change)
            label="Search cases"
            placeholder="Name, number, customer or ticket…"
            class="input search"
            main=true
        />
    }
    .into_any()
}
