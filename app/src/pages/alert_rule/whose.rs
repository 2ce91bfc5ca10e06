//! Whose events, alerts or cases.

use super::form::Form;
use crate::{
    api::customer::list_customers,
    components::{Choice, FieldState},
    pages::manage::fold::Fold,
    state::{Asked, ask, use_session},
};
use argus_domain::{Permission, event::CustomerName};
use leptos::prelude::*;

/// Those to choose from. Who does not see everybody writes rules for those that he sees.
pub(super) fn customers(form: Form) -> Asked<Vec<CustomerName>> {
    let customers = ask(|| Some(list_customers(String::new())));
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
    customers
}

#[component]
pub(super) fn Whose(form: Form, fields: FieldState, customers: Asked<Vec<CustomerName>>) -> impl IntoView {
    let choices = Signal::derive(move || {
        let all = customers.with(|all| {
            all.iter()
                .map(|one| Choice { value: one.id.to_string(), label: one.name.clone() })
                .collect::<Vec<_>>()
        });
        all.unwrap_or_default()
    });
    let problem = fields.of("customers");
    view! {
        <Fold label="Customers" any="everybody" choices chosen=form.customers/>
        {move || {
            problem.get().map(|problem| view! { <p class="field-note wrong" role="alert">{format!("Customers {problem}.")}</p> })
        }}
    }
    .into_any()
}
