//! What narrows the queue: the address says it, so each choice goes there.

use super::narrowed::Narrowed;
use crate::{
    api::alert::choices_of_alerts,
    components::Choice,
    link::AlertLink,
    pages::work_list::{Clear, Narrow, NarrowTo, Search, customer_choices, owner_choices, severity_choices},
    state::ask,
};
use argus_domain::{
    TimeExpr,
    alert::{AlertChoices, AlertStatus},
};
use leptos::prelude::*;

#[component]
pub(super) fn ListFilter(link: Memo<AlertLink>) -> impl IntoView {
    let known = ask(|| Some(choices_of_alerts()));
    let of = move |look: fn(&AlertChoices) -> Vec<Choice>| {
        Signal::derive(move || known.with(look).unwrap_or_default())
    };
    let choice = |value: &str, label: &str| Choice { value: value.to_owned(), label: label.to_owned() };
    let mut statuses =
        vec![choice(OPEN, "All open"), choice(HANDLED, "All handled"), choice(SNOOZED, "Snoozed")];
    statuses.extend(AlertStatus::ALL.map(|status| choice(status.name(), status.label())));
    let spans = SPANS.map(|(value, label)| choice(value, label)).to_vec();
    let customers = of(|known| customer_choices(&known.customers));
    let owners = of(|known| owner_choices(&known.owners));
    let sources = of(|known| known.sources.iter().cloned().map(Choice::same).collect());
    let tags = of(|known| known.tags.iter().map(|tag| Choice::same(tag.to_string())).collect());
    view! {
        <Search link label="Search alerts" placeholder="Title, reference or #number…"/>
        <Narrow
            link
            label="Status"
            any="Any status"
            choices=Signal::stored(statuses)
            values=|filter| {
                let open = filter.open.map(|open| if open { OPEN } else { HANDLED }.to_owned());
                let snoozed = filter.snoozed.then(|| SNOOZED.to_owned());
                open.into_iter().chain(snoozed).chain(filter.statuses.iter().map(ToString::to_string)).collect()
            }
            narrow=|filter, value| {
                filter.open = match value {
                    Some(OPEN) => Some(true),
                    Some(HANDLED) => Some(false),
                    _ => None,
                };
                filter.snoozed = value == Some(SNOOZED);
                filter.statuses = value.and_then(AlertStatus::named).into_iter().collect();
            }
        />
        <NarrowTo link label="Severity" any="Any severity" choices=severity_choices() list=|filter| &mut filter.severities/>
        <NarrowTo link label="Customer" any="Any customer" choices=customers list=|filter| &mut filter.customers/>
        <Narrow
            link
            label="Source"
            any="Any source"
            choices=sources
            values=|filter| filter.sources.clone()
            narrow=|filter, value| filter.sources = value.map(str::to_owned).into_iter().collect()
        />
        <NarrowTo link label="Owner" any="Any owner" choices=owners list=|filter| &mut filter.owners/>
        <NarrowTo link label="Tag" any="Any tag" choices=tags list=|filter| &mut filter.tags/>
        <Narrow
            link
            label="Raised"
            any="Raised any time"
            choices=Signal::stored(spans)
            values=|filter| filter.from.iter().map(TimeExpr::to_string).collect()
            narrow=|filter, value| filter.from = value.and_then(|time| time.parse().ok())
        />
        <Narrowed link/>
        <Clear link/>
    }
    .into_any()
}

/// As the select has them; no status is called so.
const OPEN: &str = "all:open";
const HANDLED: &str = "all:handled";
const SNOOZED: &str = "all:snoozed";
const SPANS: [(&str, &str); 4] = [
    ("-1hour", "In the last hour"),
    ("-1day", "In the last day"),
    ("-7days", "In the last 7 days"),
    ("-30days", "In the last 30 days"),
];
