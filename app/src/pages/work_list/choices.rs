//! What such lists can be narrowed to.

use crate::components::Choice;
use argus_domain::{Severity, case::Person, event::CustomerName};
use leptos::prelude::*;

pub(crate) fn severity_choices() -> Signal<Vec<Choice>> {
    Signal::stored(Severity::ALL.map(|severity| Choice::same(severity.name())).to_vec())
}

pub(crate) fn customer_choices(known: &[CustomerName]) -> Vec<Choice> {
    known.iter().map(|one| Choice { value: one.id.to_string(), label: one.name.clone() }).collect()
}

/// Whose they are.
pub(crate) fn owner_choices(known: &[Person]) -> Vec<Choice> {
    let fixed = [("me", "Me"), ("nobody", "Nobody")];
    let fixed = fixed.map(|(value, label)| Choice { value: value.to_owned(), label: label.to_owned() });
    let people = known.iter().map(|one| Choice { value: one.id.to_string(), label: one.name.clone() });
    fixed.into_iter().chain(people).collect()
}
