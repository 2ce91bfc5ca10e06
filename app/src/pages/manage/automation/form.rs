//! What somebody writes about a rule.

use super::{
    action_form::ActionForm,
    words::{DAY, HOUR, in_unit},
};
use argus_domain::{
    Invalid, Severity, StateId,
    automation::{Condition, RuleContent, Trigger},
    case::{CaseField, CaseTag, Lifecycle, Outcome},
};
use leptos::prelude::*;

#[derive(Clone, Copy)]
pub(super) struct Form {
    pub(super) name: RwSignal<String>,
    pub(super) description: RwSignal<String>,
    pub(super) order: RwSignal<String>,
    pub(super) active: RwSignal<bool>,
    pub(super) customers: RwSignal<Vec<String>>,
    pub(super) when: RwSignal<String>,
    pub(super) states: RwSignal<Vec<String>>,
    pub(super) field: RwSignal<String>,
    /// A time, and the minutes of its unit.
    pub(super) time: RwSignal<String>,
    pub(super) unit: RwSignal<String>,
    pub(super) case: CaseForm,
    pub(super) actions: RwSignal<Vec<ActionForm>>,
}

/// What the case must be like.
#[derive(Clone, Copy)]
pub(super) struct CaseForm {
    pub(super) name: RwSignal<String>,
    pub(super) lifecycle: RwSignal<String>,
    pub(super) states: RwSignal<Vec<String>>,
    pub(super) severities: RwSignal<Vec<String>>,
    pub(super) classifications: RwSignal<Vec<String>>,
    pub(super) outcomes: RwSignal<Vec<String>>,
    pub(super) assigned: RwSignal<String>,
    /// Separated by commas.
    pub(super) tags: RwSignal<String>,
    pub(super) without_tags: RwSignal<String>,
}

impl Form {
    pub(super) fn of(rule: &RuleContent) -> Self {
        let (minutes, field) = match rule.trigger {
            Trigger::TimeInState { minutes, .. } => (minutes, CaseField::Severity),
            Trigger::FieldChanged { field } => (HOUR, field),
            _ => (HOUR, CaseField::Severity),
        };
        let (time, unit) = in_unit(minutes);
        Self {
            name: RwSignal::new(rule.name.clone()),
            description: RwSignal::new(rule.description.clone()),
            order: RwSignal::new(rule.order.to_string()),
            active: RwSignal::new(rule.active),
            customers: RwSignal::new(texts(&rule.customers)),
            when: RwSignal::new(rule.trigger.waits_for().to_owned()),
            states: RwSignal::new(texts(rule.trigger.states())),
            field: RwSignal::new(field.name().to_owned()),
            time: RwSignal::new(time.to_string()),
            unit: RwSignal::new(unit.to_string()),
            case: CaseForm::of(&rule.condition),
            actions: RwSignal::new(rule.actions.iter().map(ActionForm::of).collect()),
        }
    }

    /// What is written now, or what of it cannot be read.
    pub(super) fn read(self) -> Result<RuleContent, Invalid> {
        let mut invalid = Invalid::default();
        let order = self.order.get().trim().parse().unwrap_or_else(|_| {
            invalid.add("order", "must be a whole number");
            0
        });
        let content = RuleContent {
            name: self.name.get(),
            description: self.description.get(),
            order,
            active: self.active.get(),
            customers: self.customers.get().iter().filter_map(|id| id.parse().ok()).collect(),
            trigger: self.trigger(&mut invalid),
            condition: self.case.read(&mut invalid),
            actions: self
                .actions
                .get()
                .into_iter()
                .enumerate()
                .filter_map(|(index, action)| action.read(index + 1, &mut invalid))
                .collect(),
        };
        invalid.into_result()?;
        content.checked()
    }

    fn trigger(self, invalid: &mut Invalid) -> Trigger {
        let states: Vec<StateId> = self.states.get().iter().filter_map(|id| id.parse().ok()).collect();
        match self.when.get().as_str() {
            "stateEntered" => Trigger::StateEntered { states },
            "stateLeft" => Trigger::StateLeft { states },
            "fieldChanged" => Trigger::FieldChanged {
                field: CaseField::named(&self.field.get()).unwrap_or(CaseField::Severity),
            },
            "iocAdded" => Trigger::IocAdded,
            "taskDone" => Trigger::TaskDone,
            "timeInState" => {
                let unit: u32 = self.unit.get().parse().unwrap_or(DAY);
                let time = self.time.get().trim().parse::<u32>().ok();
                let minutes = time.and_then(|time| time.checked_mul(unit)).unwrap_or_else(|| {
                    invalid.add("minutes", "must be a whole number");
                    1
                });
                Trigger::TimeInState { states, minutes }
            }
            _ => Trigger::CaseCreated,
        }
    }
}

impl CaseForm {
    fn of(condition: &Condition) -> Self {
        let outcomes = condition.outcomes.iter().map(|outcome| outcome.name().to_owned()).collect();
        let assigned = condition.assigned.map_or("", |assigned| if assigned { "yes" } else { "no" });
        Self {
            name: RwSignal::new(condition.name.clone()),
            lifecycle: RwSignal::new(condition.lifecycle.map_or("", Lifecycle::name).to_owned()),
            states: RwSignal::new(texts(&condition.states)),
            severities: RwSignal::new(texts(&condition.severities)),
            classifications: RwSignal::new(condition.classifications.clone()),
            outcomes: RwSignal::new(outcomes),
            assigned: RwSignal::new(assigned.to_owned()),
            tags: RwSignal::new(texts(&condition.tags).join(", ")),
            without_tags: RwSignal::new(texts(&condition.without_tags).join(", ")),
        }
    }

    fn read(self, invalid: &mut Invalid) -> Condition {
        Condition {
            name: self.name.get(),
            lifecycle: Lifecycle::named(&self.lifecycle.get()),
            states: self.states.get().iter().filter_map(|id| id.parse().ok()).collect(),
            severities: self
                .severities
                .get()
                .iter()
                .filter_map(|name| name.parse::<Severity>().ok())
                .collect(),
            classifications: self.classifications.get(),
            outcomes: self.outcomes.get().iter().filter_map(|name| Outcome::named(name)).collect(),
            assigned: match self.assigned.get().as_str() {
                "yes" => Some(true),
                "no" => Some(false),
                _ => None,
            },
            tags: tags(&self.tags.get(), "tags", invalid),
            without_tags: tags(&self.without_tags.get(), "withoutTags", invalid),
        }
    }
}

fn texts<T: ToString>(values: &[T]) -> Vec<String> {
    values.iter().map(ToString::to_string).collect()
}

/// As they are typed: separated by commas.
pub(super) fn tags(typed: &str, field: &str, invalid: &mut Invalid) -> Vec<CaseTag> {
    let mut tags = Vec::new();
    for text in typed.split(',').map(str::trim).filter(|text| !text.is_empty()) {
        match text.parse() {
            Ok(tag) => tags.push(tag),
            Err(problem) => invalid.add(field, problem),
        }
    }
    tags
}
