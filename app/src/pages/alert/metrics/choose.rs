//! Which alerts are measured: the address says it.

use crate::{
    api::alert::choices_of_alerts,
    components::Choice,
    link::MetricsLink,
    pages::work_list::customer_choices,
    state::{ask, use_go},
};
use argus_domain::alert::AlertGrouping;
use leptos::prelude::*;

const SPANS: [(&str, &str); 5] = [
    ("-1day", "Raised in the last day"),
    ("-7days", "Raised in the last 7 days"),
    ("", "Raised in the last 30 days"),
    ("-90days", "Raised in the last 90 days"),
    ("-365days", "Raised in the last 365 days"),
];
const GROUPINGS: [AlertGrouping; 4] =
    [AlertGrouping::Rule, AlertGrouping::Source, AlertGrouping::Severity, AlertGrouping::Customer];

#[component]
pub(super) fn Choose(link: Memo<MetricsLink>) -> impl IntoView {
    let known = ask(|| Some(choices_of_alerts()));
    let spans = SPANS.map(|(value, label)| Choice { value: value.to_owned(), label: label.to_owned() });
    let groupings = GROUPINGS
        .map(|by| Choice { value: by.name().to_owned(), label: format!("By {}", by.label().to_lowercase()) });
    let customers = Signal::derive(move || {
        let mut all = vec![Choice { value: String::new(), label: "Any customer".to_owned() }];
        all.extend(known.with(|known| customer_choices(&known.customers)).unwrap_or_default());
        all
    });
    view! {
        <div class="list-filter" role="group" aria-label="What is measured">
            {select(
                link,
                "Time",
                Signal::stored(spans.to_vec()),
                |link| link.from.as_ref().map(ToString::to_string).unwrap_or_default(),
                |link, value| link.from = value.parse().ok().filter(|_| !value.is_empty()),
            )}
            {select(
                link,
                "Told apart",
                Signal::stored(groupings.to_vec()),
                |link| link.by.name().to_owned(),
                |link, value| link.by = AlertGrouping::named(value).unwrap_or(AlertGrouping::Rule),
            )}
            {select(
                link,
                "Customer",
                customers,
                |link| link.customer.map(|id| id.to_string()).unwrap_or_default(),
                |link, value| link.customer = value.parse().ok(),
            )}
        </div>
    }
    .into_any()
}

fn select(
    link: Memo<MetricsLink>,
    label: &'static str,
    choices: Signal<Vec<Choice>>,
    value: fn(&MetricsLink) -> String,
    set: fn(&mut MetricsLink, &str),
) -> AnyView {
    let go = use_go();
    let on_change = move |event| {
        let mut wanted = link.get_untracked();
        set(&mut wanted, &event_target_value(&event));
        go.to(&wanted.write());
    };
    let option = move |choice: Choice| {
        let own = choice.value.clone();
        view! { <option value=choice.value prop:selected=move || link.with(value) == own>{choice.label}</option> }
    };
    view! {
        <select class="select" aria-label=label on:change=on_change>
            {move || choices.get().into_iter().map(option).collect_view()}
        </select>
    }
    .into_any()
}
