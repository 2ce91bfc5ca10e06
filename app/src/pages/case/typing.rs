//! One text that is sent by itself, such as a comment.

use crate::{
    api::Failure,
    state::{Toasts, use_toasts},
};
use argus_domain::Invalid;
use leptos::prelude::*;

#[derive(Clone, Copy)]
pub(super) struct Typing {
    pub(super) text: RwSignal<String>,
    /// What is wrong with what was sent.
    pub(super) problem: RwSignal<Option<String>>,
    toasts: Toasts,
}

impl Typing {
    pub(super) fn new(text: String) -> Self {
        Self { text: RwSignal::new(text), problem: RwSignal::new(None), toasts: use_toasts() }
    }

    /// What was typed since stays.
    pub(super) fn sent(self, typed: &str) {
        self.problem.set(None);
        if self.text.with_untracked(|text| text == typed) {
            self.text.set(String::new());
        }
    }

    /// What was typed stays. `said` makes a sentence of what is wrong with it.
    pub(super) fn failed(self, failure: Failure, said: impl FnOnce(&Invalid) -> String) {
        match failure {
            Failure::Invalid(invalid) => self.problem.set(Some(said(&invalid))),
            other => self.toasts.failure(&other),
        }
    }
}

/// `The comment must not be empty.`
pub(super) fn of_text(what: &str, invalid: &Invalid) -> String {
    let problem = invalid.of("text").map_or_else(|| invalid.to_string(), str::to_owned);
    format!("The {what} {problem}.")
}
