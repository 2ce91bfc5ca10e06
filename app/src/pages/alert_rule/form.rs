//! What somebody writes about a rule.

use super::watching::Watching;
use crate::{link::EventLink, pages::case::part_form};
use argus_domain::{
    Invalid, Severity,
    alert_rule::{AlertRuleContent, RuleField, Threshold, read_condition_text},
    criteria::EventCriteria,
};
use leptos::prelude::*;
use serde_json::{Map, Value};

pub(super) const MINUTE: u32 = 60;
pub(super) const HOUR: u32 = 60 * MINUTE;
pub(super) const DAY: u32 = 24 * HOUR;

#[derive(Clone, Copy)]
pub(super) struct Form {
    pub(super) name: RwSignal<String>,
    pub(super) description: RwSignal<String>,
    pub(super) enabled: RwSignal<bool>,
    pub(super) watching: Watching,
    pub(super) customers: RwSignal<Vec<String>>,
    /// Its criteria are the condition.
    pub(super) search: RwSignal<EventLink>,
    /// The condition while it is written as JSON.
    pub(super) json: RwSignal<Option<String>>,
    /// Fields without a key, by name.
    pub(super) group_by: RwSignal<Vec<String>>,
    /// Keys of properties, separated by commas.
    pub(super) properties: RwSignal<String>,
    /// What is counted.
    pub(super) of: RwSignal<String>,
    pub(super) at_least: RwSignal<String>,
    /// Of which different values are counted.
    pub(super) values_of: RwSignal<String>,
    pub(super) window: Span,
    pub(super) cool_down: Span,
    pub(super) severity: RwSignal<String>,
    pub(super) title: RwSignal<String>,
    pub(super) text: RwSignal<String>,
    pub(super) tags: RwSignal<String>,
    pub(super) dedup: RwSignal<String>,
}

/// A number and its unit, in seconds.
#[derive(Clone, Copy)]
pub(super) struct Span {
    pub(super) number: RwSignal<String>,
    pub(super) unit: RwSignal<String>,
}

impl Span {
    pub(super) fn of(seconds: u32) -> Self {
        let unit = [DAY, HOUR, MINUTE]
            .into_iter()
            .find(|unit| seconds > 0 && seconds.is_multiple_of(*unit))
            .unwrap_or(1);
        Self { number: RwSignal::new((seconds / unit).to_string()), unit: RwSignal::new(unit.to_string()) }
    }

    pub(super) fn read(self, field: &str, invalid: &mut Invalid) -> u32 {
        let unit: u32 = self.unit.get().parse().unwrap_or(1);
        let number = self.number.get().trim().parse::<u32>().ok();
        number.and_then(|number| number.checked_mul(unit)).unwrap_or_else(|| {
            invalid.add(field, "must be a whole number");
            1
        })
    }
}

impl Form {
    pub(super) fn of(rule: &AlertRuleContent) -> Self {
        let is_property = |field: &&RuleField| matches!(field, RuleField::Property(_));
        let texts = |wanted: bool| {
            let fields = rule.group_by.iter().filter(|field| is_property(field) == wanted);
            fields.map(ToString::to_string).collect::<Vec<_>>()
        };
        let (of, values_of) = match &rule.threshold {
            Threshold::Events { .. } => ("events", RuleField::DestinationPort),
            Threshold::Occurrences { .. } => ("occurrences", RuleField::DestinationPort),
            Threshold::Values { field, .. } => ("values", field.clone()),
            Threshold::Absence => ("absence", RuleField::DestinationPort),
        };
        let search = EventLink { criteria: rule.criteria.clone(), ..EventLink::default() };
        Self {
            name: RwSignal::new(rule.name.clone()),
            description: RwSignal::new(rule.description.clone()),
            enabled: RwSignal::new(rule.enabled),
            watching: Watching::of(&rule.watches),
            customers: RwSignal::new(rule.customers.iter().map(ToString::to_string).collect()),
            search: RwSignal::new(search),
            json: RwSignal::new(None),
            group_by: RwSignal::new(texts(false)),
            properties: RwSignal::new(
                texts(true)
                    .iter()
                    .map(|text| text.replacen("property.", "", 1))
                    .collect::<Vec<_>>()
                    .join(", "),
            ),
            of: RwSignal::new(of.to_owned()),
            at_least: RwSignal::new(rule.threshold.at_least().max(1).to_string()),
            values_of: RwSignal::new(values_of.to_string()),
            window: Span::of(rule.window),
            cool_down: Span::of(rule.cool_down),
            severity: RwSignal::new(rule.severity.map_or("", Severity::name).to_owned()),
            title: RwSignal::new(rule.title.clone()),
            text: RwSignal::new(rule.text.clone()),
            tags: RwSignal::new(rule.tags.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")),
            dedup: RwSignal::new(rule.dedup.clone()),
        }
    }

    /// What is written now, or what of it cannot be read.
    pub(super) fn read(self) -> Result<AlertRuleContent, Invalid> {
        let mut invalid = Invalid::default();
        let content = self.draft(&mut invalid);
        invalid.into_result()?;
        content.checked()
    }

    /// What is written now, as far as it can be read.
    pub(super) fn draft(self, invalid: &mut Invalid) -> AlertRuleContent {
        let mut tags = Vec::new();
        for text in part_form::tags(&self.tags.get()) {
            match text.parse() {
                Ok(tag) => tags.push(tag),
                Err(problem) => invalid.add("tags", problem),
            }
        }
        let watches = self.watching.read(invalid);
        let common = AlertRuleContent {
            name: self.name.get(),
            description: self.description.get(),
            enabled: self.enabled.get(),
            customers: self.customers.get().iter().filter_map(|id| id.parse().ok()).collect(),
            severity: self.severity.get().parse().ok(),
            title: self.title.get(),
            text: self.text.get(),
            tags,
            dedup: self.dedup.get(),
            cool_down: self.cool_down.read("coolDown", invalid),
            ..AlertRuleContent::default()
        };
        if !watches.is_events() {
            return AlertRuleContent { watches, ..common };
        }
        AlertRuleContent {
            criteria: self.criteria(invalid),
            group_by: self.group_by(invalid),
            threshold: self.threshold(invalid),
            window: self.window.read("window", invalid),
            ..common
        }
    }

    /// Without the time range of the search that it was made of.
    pub(super) fn criteria(self, invalid: &mut Invalid) -> EventCriteria {
        match self.json.get() {
            Some(text) => read_condition_text(&text, invalid),
            None => EventCriteria { start: None, end: None, ..self.search.get().criteria },
        }
    }

    fn group_by(self, invalid: &mut Invalid) -> Vec<RuleField> {
        let plain: Vec<RuleField> = self.group_by.get().iter().filter_map(|name| name.parse().ok()).collect();
        let mut fields = plain;
        for key in part_form::tags(&self.properties.get()) {
            match format!("property.{key}").parse() {
                Ok(field) => fields.push(field),
                Err(_) => invalid
                    .add("groupBy", format_args!("must not have “{key}”, which is no key of a property")),
            }
        }
        fields
    }

    fn threshold(self, invalid: &mut Invalid) -> Threshold {
        let of = self.of.get();
        if of == "absence" {
            return Threshold::Absence;
        }
        let at_least = self.at_least.get().trim().parse().unwrap_or_else(|_| {
            invalid.add("threshold", "must be a whole number");
            1
        });
        match of.as_str() {
            "occurrences" => Threshold::Occurrences { at_least },
            "values" => {
                let field = self.values_of.get().parse().unwrap_or_else(|problem| {
                    invalid.add("field", problem);
                    RuleField::DestinationPort
                });
                Threshold::Values { field, at_least }
            }
            _ => Threshold::Events { at_least },
        }
    }
}

pub(super) fn pretty(keys: Map<String, Value>) -> String {
    serde_json::to_string_pretty(&Value::Object(keys)).unwrap_or_default()
}
