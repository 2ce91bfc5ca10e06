//! What the forms of a case's parts have in common: saving from a version, and what may come of it.

use crate::{
    api::Failure,
    components::FieldState,
    state::{Toasts, use_toasts},
};
use argus_domain::version::Conflicts;
use leptos::prelude::*;

#[derive(Clone, Copy)]
pub(crate) struct PartForm {
    pub(crate) fields: FieldState,
    /// It is on its way.
    pub(crate) busy: RwSignal<bool>,
    /// The version that is saved over.
    pub(crate) version: RwSignal<i64>,
    /// What others saved meanwhile.
    pub(crate) conflicts: RwSignal<Option<Conflicts>>,
    toasts: Toasts,
}

impl PartForm {
    /// Of what is shown in this version; 0 for what is new.
    pub(crate) fn new(version: i64) -> Self {
        Self {
            fields: FieldState::new(),
            busy: RwSignal::new(false),
            version: RwSignal::new(version),
            conflicts: RwSignal::new(None),
            toasts: use_toasts(),
        }
    }

    pub(crate) fn begin(self) {
        self.busy.set(true);
        self.fields.clear();
        self.conflicts.set(None);
    }

    /// What was typed stays.
    pub(crate) fn failed(self, failure: Failure) {
        self.busy.set(false);
        match failure {
            Failure::Invalid(invalid) => {
                self.fields.set(invalid);
                self.fields.focus_first();
            }
            Failure::Conflict(found) => self.conflicts.set(Some(*found)),
            other => self.toasts.failure(&other),
        }
    }
}

/// What a field is to be, if that is something else than was shown: others may change the rest.
pub(crate) fn changed<T: PartialEq>(shown: &T, typed: T) -> Option<T> {
    (*shown != typed).then_some(typed)
}

/// Tags as they are typed: separated by commas.
pub(crate) fn tags(typed: &str) -> Vec<String> {
    typed.split(',').map(|tag| tag.trim().to_owned()).filter(|tag| !tag.is_empty()).collect()
}
