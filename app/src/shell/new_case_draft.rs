//! What is typed for a new case, kept in this browser until the case is created or the draft discarded.

use crate::browser::storage;
use argus_domain::{CustomerId, case::NewCase, custom_field::RawValues};
use leptos::prelude::*;

const DRAFT: &str = "argus.new-case";

#[derive(Clone, Copy)]
pub(super) struct Draft {
    pub(super) customer: RwSignal<Option<String>>,
    pub(super) name: RwSignal<String>,
    pub(super) description: RwSignal<String>,
    pub(super) template: RwSignal<String>,
    pub(super) classification: RwSignal<String>,
    pub(super) soc_ticket: RwSignal<String>,
    pub(super) custom: RwSignal<RawValues>,
}

impl Draft {
    pub(super) fn kept() -> Self {
        let kept: NewCase = storage::draft(DRAFT).unwrap_or_default();
        let text = |text: Option<String>| RwSignal::new(text.unwrap_or_default());
        Self {
            customer: RwSignal::new(kept.customer.map(|id| id.to_string())),
            name: RwSignal::new(kept.name),
            description: RwSignal::new(kept.description),
            template: text(kept.template),
            classification: text(kept.classification),
            soc_ticket: text(kept.soc_ticket),
            custom: RwSignal::new(kept.custom),
        }
    }

    pub(super) fn case(self) -> NewCase {
        let optional =
            |text: RwSignal<String>| Some(text.get().trim().to_owned()).filter(|text| !text.is_empty());
        NewCase {
            customer: self.customer.get().and_then(|id| id.parse::<CustomerId>().ok()),
            name: self.name.get(),
            description: self.description.get(),
            template: optional(self.template),
            classification: optional(self.classification),
            soc_ticket: optional(self.soc_ticket),
            custom: self.custom.get(),
        }
    }

    /// Keeps it in this browser, from now on whenever it changes.
    pub(super) fn keep(self) {
        Effect::new(move |_| {
            let case = self.case();
            if case == NewCase::default() {
                storage::remove(DRAFT);
            } else {
                storage::keep_draft(DRAFT, &case);
            }
        });
    }

    pub(super) fn discard(self) {
        self.customer.set(None);
        for text in [self.name, self.description, self.template, self.classification, self.soc_ticket] {
            text.set(String::new());
        }
        self.custom.set(RawValues::new());
        storage::remove(DRAFT);
    }
}
