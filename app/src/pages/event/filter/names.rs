//! Names of what the address has the numbers of.

use super::filtered::Filtered;
use crate::{
    api::{
        alarm::{list_alarms, list_categories},
        location::list_locations,
    },
    components::Choice,
    link::FilterField,
    state::{Asked, ask},
};
use argus_domain::{
    alarm::{Alarm, AttackCategory},
    criteria::EventCriteria,
    event::CustomerName,
    network::LocationChoice,
};
use leptos::prelude::*;

/// Of the filter's own values; asked for where there are any.
#[derive(Clone, Copy)]
pub(super) struct Names {
    filtered: Filtered,
    alarms: Asked<Vec<Alarm>>,
    categories: Asked<Vec<AttackCategory>>,
    locations: Asked<Vec<LocationChoice>>,
}

impl Names {
    pub(super) fn new(filtered: Filtered) -> Self {
        let any = |look: fn(&EventCriteria) -> bool| {
            Memo::new(move |_| filtered.with_link(|link| look(&link.criteria)))
        };
        let alarms = Memo::new(move |_| filtered.with_link(|link| link.criteria.alarms.clone()));
        let categories = any(|criteria| !criteria.categories.is_empty());
        let locations = any(|criteria| !criteria.locations.is_empty());
        Self {
            filtered,
            alarms: ask(move || {
                let ids = alarms.get();
                (!ids.is_empty()).then(|| list_alarms(ids, String::new()))
            }),
            categories: ask(move || categories.get().then(list_categories)),
            locations: ask(move || locations.get().then(list_locations)),
        }
    }

    /// What a number reads as.
    pub(super) fn of(self, field: FilterField, id: &str) -> String {
        let choices = match field {
            FilterField::Alarm => self.alarms.with(|all| all.iter().map(alarm).collect()),
            FilterField::Category => self.categories.with(|all| all.iter().map(category).collect()),
            FilterField::Location => self.locations.with(|all| all.iter().map(location).collect()),
            _ => self.filtered.customers.with(|all| all.iter().map(customer).collect::<Vec<_>>()),
        };
        let found = choices.into_iter().flatten().find(|choice| choice.value == id);
        found.map_or_else(|| format!("no. {id}"), |choice| choice.label)
    }

    /// What there is to choose from, as far as it answers to what is typed. Those chosen already are among them.
    pub(super) fn choices(
        self,
        field: FilterField,
        typed: Signal<String>,
        chosen: RwSignal<Vec<String>>,
    ) -> Signal<Vec<Choice>> {
        match field {
            FilterField::Alarm => {
                let found = ask(move || Some(list_alarms(Vec::new(), typed.get())));
                let first = chosen.get_untracked();
                let kept: Vec<Choice> = first
                    .into_iter()
                    .map(|id| Choice { label: untrack(|| self.of(field, &id)), value: id })
                    .collect();
                Signal::derive(move || {
                    let mut all = kept.clone();
                    let found = found.with(|all| all.iter().map(alarm).collect::<Vec<_>>());
                    let is_new = |choice: &Choice| !kept.iter().any(|other| other.value == choice.value);
                    all.extend(found.unwrap_or_default().into_iter().filter(is_new));
                    all
                })
            }
            FilterField::Category => listed(ask(|| Some(list_categories())), category),
            FilterField::Location => listed(ask(|| Some(list_locations())), location),
            _ => listed(self.filtered.customers, customer),
        }
    }
}

fn listed<T: Send + Sync + 'static>(asked: Asked<Vec<T>>, one: fn(&T) -> Choice) -> Signal<Vec<Choice>> {
    Signal::derive(move || asked.with(|all| all.iter().map(one).collect()).unwrap_or_default())
}

fn customer(customer: &CustomerName) -> Choice {
    Choice { value: customer.id.to_string(), label: customer.name.clone() }
}

fn alarm(alarm: &Alarm) -> Choice {
    Choice { value: alarm.id.to_string(), label: alarm.description.clone() }
}

fn category(category: &AttackCategory) -> Choice {
    Choice { value: category.id.to_string(), label: category.name.clone() }
}

/// Different customers may have one of the same name.
fn location(location: &LocationChoice) -> Choice {
    let name = &location.name;
    let label =
        location.customer.as_ref().map_or_else(|| name.clone(), |whose| format!("{name} ({})", whose.name));
    Choice { value: location.id.to_string(), label }
}
