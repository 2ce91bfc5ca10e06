//! The detection of a rule: its selections, and what its condition says of them.

use crate::{condition, criteria::Expr, item::item, log_source::LogSource};
use argus_domain::Invalid;
use serde_json::Value;
use std::collections::BTreeMap;

/// What a rule looks for.
#[derive(Debug)]
pub(crate) struct Detection<'a> {
    pub(crate) expr: Expr,
    /// What stands behind the condition's `|`.
    pub(crate) aggregation: Option<&'a str>,
    pub(crate) timeframe: Option<&'a Value>,
    pub(crate) notes: Vec<String>,
}

const MAX_CONDITIONS: usize = 10;

pub(crate) type Selections = BTreeMap<String, Expr>;

pub(crate) fn detection<'a>(
    document: &'a Value,
    source: LogSource,
    invalid: &mut Invalid,
) -> Option<Detection<'a>> {
    let Some(map) = document.get("detection").and_then(Value::as_object) else {
        invalid.add("detection", "must be given");
        return None;
    };
    let mut notes = Vec::new();
    let mut selections = Selections::new();
    let mut names = Vec::new();
    for (name, value) in map.iter().filter(|(name, _)| !["condition", "timeframe"].contains(&name.as_str())) {
        names.push(name.as_str());
        if let Some(expr) = selection(value, source, &format!("detection.{name}"), invalid, &mut notes) {
            selections.insert(name.clone(), expr);
        }
    }
    let texts: Vec<&str> = match map.get("condition") {
        Some(Value::String(text)) => vec![text],
        Some(Value::Array(texts)) => texts.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    if !(1..=MAX_CONDITIONS).contains(&texts.len()) {
        let problem = format_args!("must be a text, or a list of at most {MAX_CONDITIONS}");
        invalid.add("detection.condition", problem);
        return None;
    }
    let mut aggregation = None;
    let mut any = Vec::new();
    for text in &texts {
        let (text, behind) =
            text.split_once('|').map_or((*text, None), |(text, behind)| (text, Some(behind.trim())));
        if behind.is_some() && texts.len() > 1 {
            invalid.add("detection.condition", "counts in one of several conditions: make a rule of each");
        }
        aggregation = aggregation.or(behind);
        match condition::read(text, &names, &selections) {
            Ok(expr) => any.extend(expr),
            Err(problem) => invalid.add("detection.condition", problem),
        }
    }
    notes.dedup();
    let is_whole = !any.is_empty() && invalid.0.is_empty();
    is_whole.then(|| Detection { expr: Expr::any(any), aggregation, timeframe: map.get("timeframe"), notes })
}

/// A map of fields that all have to hold, or a list of such maps of which one has to.
fn selection(
    value: &Value,
    source: LogSource,
    at: &str,
    invalid: &mut Invalid,
    notes: &mut Vec<String>,
) -> Option<Expr> {
    match value {
        Value::Object(map) if map.is_empty() => {
            invalid.add(at, "asks nothing");
            None
        }
        Value::Object(map) => {
            let mut all = Vec::new();
            for (key, value) in map {
                all.extend(item(key, value, source, &format!("{at}.{key}"), invalid, notes));
            }
            (all.len() == map.len()).then(|| Expr::all(all))
        }
        Value::Array(values) if !values.is_empty() && values.iter().all(Value::is_object) => {
            let mut any = Vec::new();
            for (place, value) in values.iter().enumerate() {
                any.extend(selection(value, source, &format!("{at}[{place}]"), invalid, notes));
            }
            (any.len() == values.len()).then(|| Expr::any(any))
        }
        _ => {
            invalid.add(at, "has words that may stand anywhere: Argus searches events by their fields");
            None
        }
    }
}
