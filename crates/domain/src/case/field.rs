//! The fields of a case by name: in conflicts, in the history, and in rules about what may change.

use super::Outcome;
use serde::{Deserialize, Serialize};
use serde_json::Value;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum CaseField {
    Name,
    #[serde(rename = "description")]
    Summary,
    Severity,
    State,
    Outcome,
    Classification,
    SocTicket,
    Owner,
    Assignee,
    Tags,
}

impl CaseField {
    pub const ALL: [Self; 10] = [
        Self::Name,
        Self::Summary,
        Self::Severity,
        Self::State,
        Self::Outcome,
        Self::Classification,
        Self::SocTicket,
        Self::Owner,
        Self::Assignee,
        Self::Tags,
    ];

    /// How it is stored and told to programs.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Summary => "description",
            Self::Severity => "severity",
            Self::State => "state",
            Self::Outcome => "outcome",
            Self::Classification => "classification",
            Self::SocTicket => "socTicket",
            Self::Owner => "owner",
            Self::Assignee => "assignee",
            Self::Tags => "tags",
        }
    }

    /// For people, within a sentence.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::SocTicket => "SOC ticket",
            other => other.name(),
        }
    }

    /// For people, above a value.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Name => "Name",
            Self::Summary => "Summary",
            Self::Severity => "Severity",
            Self::State => "State",
            Self::Outcome => "Outcome",
            Self::Classification => "Classification",
            Self::SocTicket => "SOC ticket",
            Self::Owner => "Owner",
            Self::Assignee => "Assignee",
            Self::Tags => "Tags",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name() == name)
    }

    /// A closed case is a record: what it is filed under can be put right, what was worked on cannot.
    pub const fn may_change_when_closed(self) -> bool {
        matches!(self, Self::Outcome | Self::Classification | Self::SocTicket | Self::Tags)
    }

    /// A value as people read it; `value` has the shape that the field has in a change's detail.
    pub fn shown(self, value: &Value) -> String {
        match value {
            Value::Null => "none".to_owned(),
            Value::String(text) if self == Self::Outcome => {
                Outcome::named(text).map_or_else(|| text.clone(), |outcome| outcome.label().to_owned())
            }
            Value::String(text) => text.clone(),
            Value::Array(values) if values.is_empty() => "none".to_owned(),
            Value::Array(values) => {
                values.iter().map(|value| self.shown(value)).collect::<Vec<_>>().join(", ")
            }
            other => match other.get("name").and_then(Value::as_str) {
                Some(name) => name.to_owned(),
                None => other.to_string(),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_field_is_found_by_its_name() {
        for field in CaseField::ALL {
            assert_eq!(CaseField::named(field.name()), Some(field));
        }
        assert_eq!(CaseField::named("colour"), None);
    }

    #[test]
    fn values_are_shown_in_words() {
        assert_eq!(CaseField::Outcome.shown(&json!("falsePositive")), "False positive");
        assert_eq!(CaseField::Owner.shown(&json!({"id": 3, "name": "Anna Berg"})), "Anna Berg");
        assert_eq!(CaseField::Assignee.shown(&Value::Null), "none");
        assert_eq!(CaseField::Tags.shown(&json!(["a", "b:c"])), "a, b:c");
    }
}
