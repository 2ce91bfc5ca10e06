//! Which events: the filter of the events page, and whose.

use super::form::Form;
use crate::{
    api::customer::list_customers,
    components::{Choice, FieldState},
    link::{EventLink, FilterField},
    pages::{
        event::{FilterParts, Filtered},
        manage::fold::Fold,
    },
    state::{ask, use_session},
};
use argus_domain::Permission;
use leptos::prelude::*;

/// All but what becomes of events later.
const FIELDS: [FilterField; 19] = [
    FilterField::Address,
    FilterField::Source,
    FilterField::Destination,
    FilterField::Text,
    FilterField::Signature,
    FilterField::Alarm,
    FilterField::Category,
    FilterField::MinSeverity,
    FilterField::Severity,
    FilterField::Port,
    FilterField::SourcePort,
    FilterField::DestinationPort,
    FilterField::Customer,
    FilterField::Location,
    FilterField::Country,
    FilterField::Domain,
    FilterField::Flag,
    FilterField::NotFlag,
    FilterField::Property,
];

#[component]
pub(super) fn Condition(form: Form, fields: FieldState) -> impl IntoView {
    let customers = ask(|| Some(list_customers(String::new())));
    // Who does not see everybody writes rules for those that he sees.
    let sees_everybody = use_session().may(Permission::AllCustomers);
    Effect::new(move |_| {
        let seen = customers.with(|all| all.iter().map(|one| one.id.to_string()).collect::<Vec<_>>());
        if let Some(seen) = seen
            && !sees_everybody
            && form.customers.with_untracked(Vec::is_empty)
        {
            form.customers.set(seen);
        }
    });
    provide_context(Filtered {
        link: form.search.into(),
        change: Callback::new(move |link: EventLink| form.search.set(link)),
        customers,
        fields: &FIELDS,
    });
    let choices = Signal::derive(move || {
        let all = customers.with(|all| {
            all.iter()
                .map(|one| Choice { value: one.id.to_string(), label: one.name.clone() })
                .collect::<Vec<_>>()
        });
        all.unwrap_or_default()
    });
    let blocks = move || form.search.with(|search| search.criteria.sub.len());
    let problem = fields.of("customers");
    view! {
        <fieldset class="rule-part">
            <legend>"Which events"</legend>
            <div class="filter-bar" role="group" aria-label="Condition">
                <FilterParts/>
            </div>
            <p class="field-note">
                {move || {
                    if form.search.with(EventLink::is_filtered) {
                        "All of it has to hold, of each event as it arrives."
                    } else {
                        "Every event: add filters to narrow it."
                    }
                }}
            </p>
            {move || {
                (blocks() > 0)
                    .then(|| {
                        view! {
                            <p class="note">
                                {format!("The condition has {} more blocks, which were written through the API and stay as they are.", blocks())}
                            </p>
                        }
                    })
            }}
            <Fold label="Customers" any="everybody" choices chosen=form.customers/>
            {move || {
                problem.get().map(|problem| view! { <p class="field-note wrong" role="alert">{format!("Customers {problem}.")}</p> })
            }}
        </fieldset>
    }
    .into_any()
}
