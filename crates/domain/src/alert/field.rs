//! The fields of an alert by name: in conflicts and in the history.

use super::AlertStatus;
use crate::case::Outcome;
use serde::Deserialize;
use serde_json::Value;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AlertField {
    Title,
    Description,
    Severity,
    Status,
    Resolution,
    Classification,
    Owner,
    Note,
    Tags,
}

impl AlertField {
    pub const ALL: [Self; 9] = [
        Self::Title,
        Self::Description,
        Self::Severity,
        Self::Status,
        Self::Resolution,
        Self::Classification,
        Self::Owner,
        Self::Note,
        Self::Tags,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Description => "description",
            Self::Severity => "severity",
            Self::Status => "status",
            Self::Resolution => "resolution",
            Self::Classification => "classification",
            Self::Owner => "owner",
            Self::Note => "note",
            Self::Tags => "tags",
        }
    }

    /// For people, above a value.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Title => "Title",
            Self::Description => "Description",
            Self::Severity => "Severity",
            Self::Status => "Status",
            Self::Resolution => "Resolution",
            Self::Classification => "Classification",
            Self::Owner => "Owner",
            Self::Note => "Note",
            Self::Tags => "Tags",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name() == name)
    }

    /// A value as people read it.
    pub fn shown(self, value: &Value) -> String {
        let known = match self {
            Self::Status => AlertStatus::deserialize(value).ok().map(|status| status.label().to_owned()),
            Self::Resolution => Outcome::deserialize(value).ok().map(|outcome| outcome.label().to_owned()),
            Self::Owner => value["name"].as_str().map(str::to_owned),
            Self::Tags => value
                .as_array()
                .map(|tags| tags.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", ")),
            _ => value.as_str().map(str::to_owned),
        };
        known.filter(|text| !text.is_empty()).unwrap_or_else(|| "none".to_owned())
    }
}
