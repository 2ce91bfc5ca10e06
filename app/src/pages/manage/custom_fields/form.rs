//! What somebody types about a field.

use crate::pages::case::part_form::changed;
use argus_domain::{
    CustomerId,
    custom_field::{CustomField, CustomFieldChange, CustomFieldKind, NewCustomField},
};
use leptos::prelude::*;

#[derive(Clone, Copy)]
pub(super) struct Form {
    pub(super) name: RwSignal<String>,
    pub(super) label: RwSignal<String>,
    pub(super) kind: RwSignal<String>,
    pub(super) description: RwSignal<String>,
    /// One a line.
    pub(super) choices: RwSignal<String>,
    pub(super) required_new: RwSignal<bool>,
    pub(super) required_closing: RwSignal<bool>,
    pub(super) customers: RwSignal<Vec<String>>,
    pub(super) position: RwSignal<String>,
}

impl Form {
    pub(super) fn of(field: &NewCustomField) -> Self {
        Self {
            name: RwSignal::new(field.name.clone()),
            label: RwSignal::new(field.label.clone()),
            kind: RwSignal::new(field.kind.name().to_owned()),
            description: RwSignal::new(field.description.clone()),
            choices: RwSignal::new(field.choices.join("\n")),
            required_new: RwSignal::new(field.required_new),
            required_closing: RwSignal::new(field.required_closing),
            customers: RwSignal::new(field.customers.iter().map(CustomerId::to_string).collect()),
            position: RwSignal::new(field.position.to_string()),
        }
    }

    pub(super) fn kind(self) -> CustomFieldKind {
        CustomFieldKind::named(&self.kind.get()).unwrap_or_default()
    }

    /// What is typed now; nothing where the order is no number.
    pub(super) fn read(self) -> Option<NewCustomField> {
        let mut customers: Vec<CustomerId> =
            self.customers.get().iter().filter_map(|id| id.parse().ok()).collect();
        customers.sort_unstable();
        Some(NewCustomField {
            name: self.name.get(),
            label: self.label.get(),
            kind: self.kind(),
            description: self.description.get(),
            choices: self.choices.get().lines().map(str::to_owned).collect(),
            required_new: self.required_new.get(),
            required_closing: self.required_closing.get(),
            customers,
            position: self.position.get().trim().parse().ok()?,
        })
    }
}

/// A field as its form shows it.
pub(super) fn as_new(field: &CustomField) -> NewCustomField {
    NewCustomField {
        name: field.name.clone(),
        label: field.label.clone(),
        kind: field.kind,
        description: field.description.clone(),
        choices: field.choices.clone(),
        required_new: field.required_new,
        required_closing: field.required_closing,
        customers: field.customers.clone(),
        position: field.position,
    }
}

/// Only what was changed since it was shown, so that others may change the rest.
pub(super) fn difference(version: i64, shown: &NewCustomField, typed: NewCustomField) -> CustomFieldChange {
    CustomFieldChange {
        version,
        label: changed(&shown.label, typed.label),
        description: changed(&shown.description, typed.description),
        choices: changed(&shown.choices, typed.choices),
        required_new: changed(&shown.required_new, typed.required_new),
        required_closing: changed(&shown.required_closing, typed.required_closing),
        customers: changed(&shown.customers, typed.customers),
        position: changed(&shown.position, typed.position),
        retired: None,
    }
}
