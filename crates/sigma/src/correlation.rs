//! Rules that count what other rules find.

use crate::{
    aggregation::threshold,
    criteria::{Expr, MAX_WEIGHT},
    field::grouping,
    rule::Rule,
    span, text,
};
use argus_domain::{Invalid, alert_rule::AlertRuleContent};
use serde_json::Value;

const MAX_RULES: usize = 20;

/// What a correlation names: names, ids or titles of rules.
pub(crate) fn named(document: &Value) -> Vec<&str> {
    match document.get("correlation").and_then(|correlation| correlation.get("rules")) {
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect(),
        Some(Value::String(name)) => vec![name.as_str()],
        _ => Vec::new(),
    }
}

/// How its events are found and counted.
pub(crate) fn correlated(
    document: &Value,
    all: &[Rule<'_>],
    invalid: &mut Invalid,
) -> Option<AlertRuleContent> {
    let correlation = document.get("correlation")?;
    let Some(map) = correlation.as_object() else {
        invalid.add("correlation", "must be an object");
        return None;
    };
    for key in map.keys() {
        match key.as_str() {
            "type" | "rules" | "group-by" | "timespan" | "condition" | "generate" => {}
            "aliases" => {
                invalid.add("correlation.aliases", "cannot be: events are grouped by their own fields");
            }
            other => invalid.add(format!("correlation.{other}"), "is not known"),
        }
    }
    let kind = text(correlation, "type").unwrap_or_default();
    if !["event_count", "value_count"].contains(&kind) {
        let problem = match kind {
            "temporal" | "temporal_ordered" => {
                "looks for several rules one after another, which Argus does not"
            }
            _ => "is not a way that Argus counts by: event_count and value_count are",
        };
        invalid.add("correlation.type", format_args!("“{kind}” {problem}"));
        return None;
    }
    let mut any = Vec::new();
    let mut sources = Vec::new();
    let mut names = named(document);
    names.sort_unstable();
    names.dedup();
    if !(1..=MAX_RULES).contains(&names.len()) {
        invalid.add("correlation.rules", format_args!("must name from 1 to {MAX_RULES} rules"));
        return None;
    }
    for name in names {
        let Some(rule) = all.iter().find(|rule| rule.is_called(name) && !rule.is_correlation()) else {
            invalid.add("correlation.rules", format_args!("names “{name}”, which is no rule of this text"));
            continue;
        };
        match &rule.found {
            Some((detection, source)) if detection.aggregation.is_none() => {
                any.push(detection.expr.clone());
                sources.push(*source);
            }
            Some(_) => {
                invalid.add("correlation.rules", format_args!("names “{name}”, which counts by itself"));
            }
            None => invalid
                .add("correlation.rules", format_args!("names “{name}”, which cannot be mapped itself")),
        }
    }
    let source = *sources.first()?;
    if any.iter().map(Expr::weight).sum::<usize>() > MAX_WEIGHT {
        invalid.add("correlation.rules", format_args!("ask for more than {MAX_WEIGHT} values together"));
        return None;
    }
    if sources.iter().any(|other| *other != source) {
        invalid.add("correlation.rules", "are of different logs, of which the fields are not the same");
    }
    let Some(window) = text(correlation, "timespan").and_then(span::seconds) else {
        invalid.add("correlation.timespan", span::WRONG);
        return None;
    };
    let fields: Vec<&str> = match map.get("group-by") {
        Some(Value::Array(fields)) => fields.iter().filter_map(Value::as_str).collect(),
        Some(Value::String(field)) => vec![field.as_str()],
        _ => Vec::new(),
    };
    let group_by = grouping(&fields, source, "correlation.group-by", invalid);
    let (field, at_least) = condition(map.get("condition"), kind == "value_count", invalid)?;
    let threshold = threshold(field, at_least, source, "correlation.condition.field", invalid)?;
    Some(AlertRuleContent {
        criteria: Expr::any(any).criteria(),
        group_by,
        threshold,
        window,
        ..AlertRuleContent::default()
    })
}

/// Of which field, and how many.
fn condition<'a>(
    condition: Option<&'a Value>,
    needs_field: bool,
    invalid: &mut Invalid,
) -> Option<(&'a str, u32)> {
    const AT: &str = "correlation.condition";
    let Some(map) = condition.and_then(Value::as_object) else {
        invalid.add(AT, "must be given");
        return None;
    };
    let field = map.get("field").and_then(Value::as_str).unwrap_or_default();
    if needs_field == field.is_empty() {
        invalid.add(format!("{AT}.field"), "belongs to value_count, and only to that");
    }
    for key in map.keys().filter(|key| !["field", "gt", "gte"].contains(&key.as_str())) {
        invalid.add(
            format!("{AT}.{key}"),
            "cannot be: Argus raises an alert for enough (gte or gt) of something",
        );
    }
    let number =
        |key: &str| map.get(key).and_then(Value::as_u64).and_then(|number| u32::try_from(number).ok());
    let at_least = match (number("gte"), number("gt")) {
        (Some(least), None) => Some(least),
        (None, Some(more)) => more.checked_add(1),
        _ => None,
    };
    if at_least.is_none() {
        invalid.add(AT, "must have one number, with gte or gt");
    }
    Some((field, at_least?))
}
