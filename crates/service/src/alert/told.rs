//! What the history says of a change.

use crate::merge::Merged;
use argus_domain::alert::{Alert, AlertField, AlertStatus};
use serde_json::Value;

/// Values that are longer are not repeated, in characters.
const SHORT: usize = 60;

/// For programs and for people.
pub(super) fn told(before: &Alert, after: &Alert, merged: &Merged, comment: &str) -> (&'static str, String) {
    let name = format!("#{} “{}”", after.summary.id, after.summary.title);
    let (was, is) = (before.summary.status, after.summary.status);
    let opens = (is.is_open() && !was.is_open()) || (was == AlertStatus::Closed && is != was);
    let (action, text) = match is {
        AlertStatus::Closed if was != AlertStatus::Closed => {
            let resolution =
                after.summary.resolution.map_or("no resolution", |resolution| resolution.label());
            ("alert.close", format!("Closed the alert {name}: {resolution}"))
        }
        _ if opens => ("alert.reopen", format!("Opened the alert {name} again")),
        _ => {
            let parts: Vec<String> = merged.after.keys().map(|field| part(field, merged)).collect();
            ("alert.update", format!("Changed the alert {name}: {}", parts.join(", ")))
        }
    };
    let text = if comment.is_empty() { text } else { format!("{text}. {comment}") };
    (action, text)
}

fn part(name: &str, merged: &Merged) -> String {
    let Some(field) = AlertField::named(name) else { return name.to_owned() };
    let shown = |value: Option<&Value>| field.shown(value.unwrap_or(&Value::Null));
    let (before, after) = (shown(merged.before.get(name)), shown(merged.after.get(name)));
    let label = field.label().to_lowercase();
    let is_short = |text: &str| text.chars().count() <= SHORT && !text.contains('\n');
    let is_long = matches!(field, AlertField::Description | AlertField::Note);
    if !is_long && is_short(&before) && is_short(&after) {
        format!("{label} from {before} to {after}")
    } else {
        label
    }
}
