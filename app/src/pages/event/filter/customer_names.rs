//! Customers by name, where the address has their numbers.

use super::super::state::EventsState;
use crate::components::Choice;

/// What a customer's number reads as.
pub(super) fn name(state: EventsState, id: &str) -> String {
    let found = state.customers.with(|customers| {
        customers.iter().find(|customer| customer.id.to_string() == id).map(|customer| customer.name.clone())
    });
    found.flatten().unwrap_or_else(|| format!("no. {id}"))
}

pub(super) fn choices(state: EventsState) -> Vec<Choice> {
    state
        .customers
        .with(|customers| {
            customers
                .iter()
                .map(|customer| Choice { value: customer.id.to_string(), label: customer.name.clone() })
                .collect()
        })
        .unwrap_or_default()
}
