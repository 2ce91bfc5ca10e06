//! What the history says of a change.

use crate::merge::Merged;
use argus_domain::{
    case::{CaseField, Lifecycle},
    custom_field::{CustomField, CustomValue},
};
use serde_json::Value;

/// Longer values are not repeated: the row's detail has them.
const SHORT: usize = 60;

/// The action's name for programs, and a sentence for people.
pub(super) fn told(
    (before, after): (Lifecycle, Lifecycle),
    merged: &Merged,
    custom: &[CustomField],
    comment: &str,
) -> (&'static str, String) {
    let (action, verb) = match (before, after) {
        (Lifecycle::Open, Lifecycle::Closed) => ("case.close", Some("Closed the case")),
        (Lifecycle::Closed, Lifecycle::Open) => ("case.reopen", Some("Reopened the case")),
        _ => ("case.update", None),
    };
    // A case that is closed has another state of course.
    let is_told = |name: &&String| verb.is_none() || name.as_str() != CaseField::State.name();
    let changes: Vec<String> =
        merged.after.keys().filter(is_told).map(|name| one(name, merged, custom)).collect();
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
fn one(name: &str, merged: &Merged, custom: &[CustomField]) -> String {
    let value = |values: &serde_json::Map<String, Value>| values.get(name).cloned().unwrap_or_default();
    let (before, after) = (value(&merged.before), value(&merged.after));
    if let Some(field) = CaseField::named(name) {
        let (before, after) = (field.shown(&before), field.shown(&after));
        return from_to(field.label(), &before, &after, field == CaseField::Summary);
    }
    let field = CustomField::name_of(name).and_then(|name| custom.iter().find(|field| field.name == name));
    let Some(field) = field else { return name.to_owned() };
    let shown = |value: Value| {
        serde_json::from_value::<CustomValue>(value).map_or_else(|_| "none".to_owned(), |value| value.shown())
    };
    from_to(&format!("“{}”", field.label), &shown(before), &shown(after), false)
}

fn from_to(label: &str, before: &str, after: &str, is_long: bool) -> String {
    let is_short = |text: &str| text.chars().count() <= SHORT && !text.contains('\n');
    if !is_long && is_short(before) && is_short(after) {
        format!("{label} from {before} to {after}")
    } else {
        label.to_owned()
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
            told((Open, Open), &severity, &[], ""),
            ("case.update", "Changed severity from medium to high".to_owned())
        );
        let texts = merged(
            json!({"description": "a", "name": "x".repeat(80)}),
            json!({"description": "b", "name": "y"}),
        );
        assert_eq!(told((Open, Open), &texts, &[], "").1, "Changed summary, name");
        let closed = merged(
            json!({"state": {"name": "Open"}, "outcome": null}),
            json!({"state": {"name": "Closed"}, "outcome": "falsePositive"}),
        );
        assert_eq!(
            told((Open, Closed), &closed, &[], "A test."),
            ("case.close", "Closed the case: outcome from none to False positive. A test.".to_owned())
        );
        let reopened = merged(json!({"state": {"name": "Closed"}}), json!({"state": {"name": "Open"}}));
        assert_eq!(told((Closed, Open), &reopened, &[], ""), ("case.reopen", "Reopened the case".to_owned()));
    }
}
