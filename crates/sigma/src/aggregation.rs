//! The older way to count, behind a condition: `| count(dst_port) by src_ip > 10`.

use crate::{
    field::{Target, grouping},
    log_source::LogSource,
    span,
};
use argus_domain::{
    Invalid,
    alert_rule::{RuleField, Threshold},
};
use serde_json::Value;

const AT: &str = "detection.condition";

#[derive(Debug)]
pub(crate) struct Counting {
    pub(crate) threshold: Threshold,
    pub(crate) group_by: Vec<RuleField>,
    /// In seconds.
    pub(crate) window: u32,
}

pub(crate) fn counting(
    text: &str,
    timeframe: Option<&Value>,
    source: LogSource,
    invalid: &mut Invalid,
) -> Option<Counting> {
    let window = match timeframe.and_then(Value::as_str).map(span::seconds) {
        Some(Some(window)) => window,
        Some(None) => {
            invalid.add("detection.timeframe", span::WRONG);
            return None;
        }
        None => {
            invalid.add("detection.timeframe", "must be given where the condition counts");
            return None;
        }
    };
    let read = parts(text);
    let Some((what, by, least)) = read else {
        let problem = format_args!(
            "counts by “{text}”: only count() and count(field), by fields, > or >= a number, can be"
        );
        invalid.add(AT, problem);
        return None;
    };
    let group_by = grouping(&by, source, AT, invalid);
    let threshold = threshold(what, least, source, AT, invalid)?;
    Some(Counting { threshold, group_by, window })
}

/// Of events, or of different values of a field.
pub(crate) fn threshold(
    field: &str,
    at_least: u32,
    source: LogSource,
    at: &str,
    invalid: &mut Invalid,
) -> Option<Threshold> {
    if field.is_empty() {
        return Some(Threshold::Events { at_least });
    }
    let Some(field) = Target::of(field, source).as_ref().and_then(Target::grouping) else {
        invalid.add(at, format_args!("counts “{field}”, of which Argus does not tell values apart"));
        return None;
    };
    Some(Threshold::Values { field, at_least })
}

/// What is counted, by which fields, and how many are enough.
fn parts(text: &str) -> Option<(&str, Vec<&str>, u32)> {
    let rest = text.trim().strip_prefix("count")?.trim_start().strip_prefix('(')?;
    let (what, rest) = rest.split_once(')')?;
    let sign = rest.find('>')?;
    let (by, least) = rest.split_at(sign);
    let (least, more) = match least.strip_prefix(">=") {
        Some(least) => (least, 0),
        None => (least.strip_prefix('>')?, 1),
    };
    let least: u32 = least.trim().parse().ok()?;
    let by = by.trim();
    let by = if by.is_empty() { "" } else { by.strip_prefix("by ")? };
    let by = by.split([',', ' ']).filter(|field| !field.is_empty()).collect();
    Some((what.trim(), by, least.checked_add(more)?))
}
