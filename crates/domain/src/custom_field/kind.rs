//! What a custom field holds.

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum CustomFieldKind {
    #[default]
    Text,
    /// Several lines. It is not searched for by equality.
    LongText,
    Number,
    Time,
    YesNo,
    /// One of a list.
    Choice,
    /// Several of a list.
    Choices,
    /// An address or a network.
    Network,
}

impl CustomFieldKind {
    pub const ALL: [Self; 8] = [
        Self::Text,
        Self::LongText,
        Self::Number,
        Self::Time,
        Self::YesNo,
        Self::Choice,
        Self::Choices,
        Self::Network,
    ];

    /// How it is stored and told to programs.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::LongText => "longText",
            Self::Number => "number",
            Self::Time => "time",
            Self::YesNo => "yesNo",
            Self::Choice => "choice",
            Self::Choices => "choices",
            Self::Network => "network",
        }
    }

    /// For people.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Text => "Text",
            Self::LongText => "Long text",
            Self::Number => "Number",
            Self::Time => "Date and time",
            Self::YesNo => "Yes or no",
            Self::Choice => "One of a list",
            Self::Choices => "Several of a list",
            Self::Network => "Address or network",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    pub const fn has_choices(self) -> bool {
        matches!(self, Self::Choice | Self::Choices)
    }

    /// Whether cases are found by the words of what they have in it.
    pub const fn has_words(self) -> bool {
        match self {
            Self::Text | Self::LongText | Self::Choice | Self::Choices | Self::Network => true,
            Self::Number | Self::Time | Self::YesNo => false,
        }
    }

    /// Whether cases are found by a value of it.
    pub const fn is_found_by_value(self) -> bool {
        !matches!(self, Self::LongText)
    }
}
