//! What the history says of a change.

use crate::merge::Merged;
use argus_domain::case::{CaseField, Lifecycle};
use serde_json::Value;

/// Longer values are not repeated: the row's detail has them.
const SHORT: usize = 60;

/// The action's name for programs, and a sentence for people.
pub(super) fn told(
    (before, after): (Lifecycle, Lifecycle),
    merged: &Merged,
    comment: &str,
) -> (&'static str, String) {
    let (action, verb) = match (before, after) {
        (Lifecycle::Open, Lifecycle::Closed) => ("case.close", Some("Closed the case")),
        (Lifecycle::Closed, Lifecycle::Open) => ("case.reopen", Some("Reopened the case")),
        _ => ("case.update", None),
    };
    // A case that is closed has another state of course.
    let is_told = |name: &&String| verb.is_none() || name.as_str() != CaseField::State.name();
    let changes: Vec<String> = merged.after.keys().filter(is_told).map(|name| one(name, merged)).collect();
    let changes = changes.join(", ");
    let mut text = match verb {
        Some(verb) if changes.is_empty() => verb.to_owned(),
        Some(verb) => format!("{verb}: {changes}"),
        None => format!("Changed {changes}"),
    };
    if !comment.is_empty() {
        text = format!("{text}. {comment}");
    }
    (action, text)
}

/// `severity from medium to high`
fn one(name: &str, merged: &Merged) -> String {
    let Some(field) = CaseField::named(name) else { return name.to_owned() };
    let shown =
        |values: &serde_json::Map<String, Value>| field.shown(values.get(name).unwrap_or(&Value::Null));
    let (before, after) = (shown(&merged.before), shown(&merged.after));
    let is_short = |text: &str| text.chars().count() <= SHORT && !text.contains('\n');
    if field != CaseField::Summary && is_short(&before) && is_short(&after) {
        format!("{} from {before} to {after}", field.label())
    } else {
        field.label().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use argus_domain::version::FieldVersions;
    use serde_json::json;

    fn merged(before: Value, after: Value) -> Merged {
        let map = |value: Value| value.as_object().cloned().unwrap_or_default();
        Merged { versions: FieldVersions::default(), before: map(before), after: map(after) }
    }

    #[test]
    fn names_what_changed() {
        use Lifecycle::{Closed, Open};
        let severity = merged(json!({"severity": "medium"}), json!({"severity": "high"}));
        assert_eq!(
            told((Open, Open), &severity, ""),
            ("case.update", "Changed severity from medium to high".to_owned())
        );
        let texts = merged(
            json!({"description": "a", "name": "x".repeat(80)}),
            json!({"description": "b", "name": "y"}),
        );
        assert_eq!(told((Open, Open), &texts, "").1, "Changed summary, name");
        let closed = merged(
            json!({"state": {"name": "Open"}, "outcome": null}),
            json!({"state": {"name": "Closed"}, "outcome": "falsePositive"}),
        );
        assert_eq!(
            told((Open, Closed), &closed, "A test."),
            ("case.close", "Closed the case: outcome from none to False positive. A test.".to_owned())
        );
        let reopened = merged(json!({"state": {"name": "Closed"}}), json!({"state": {"name": "Open"}}));
        assert_eq!(told((Closed, Open), &reopened, ""), ("case.reopen", "Reopened the case".to_owned()));
    }
}
