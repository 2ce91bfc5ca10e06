//! What cases and alerts can come to, to choose from.

use super::Choice;
use argus_domain::case::Outcome;
use leptos::prelude::*;

pub(crate) fn outcome_choice(outcome: Outcome) -> Choice {
    Choice { value: outcome.name().to_owned(), label: outcome.label().to_owned() }
}

pub(crate) fn outcome_choices() -> Signal<Vec<Choice>> {
    Signal::stored(Outcome::ALL.map(outcome_choice).to_vec())
}
