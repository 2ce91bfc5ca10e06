//! What an export is written as.

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ExportFormat {
    Markdown,
    /// One file that a browser shows and prints.
    #[default]
    Html,
    Json,
    /// The indicators alone, as the page reads them in again.
    Csv,
    /// The indicators alone, as STIX 2.1.
    Stix,
}

impl ExportFormat {
    pub const ALL: [Self; 5] = [Self::Html, Self::Markdown, Self::Json, Self::Csv, Self::Stix];

    pub const fn label(self) -> &'static str {
        match self {
            Self::Markdown => "Markdown",
            Self::Html => "HTML",
            Self::Json => "JSON",
            Self::Csv => "CSV",
            Self::Stix => "STIX 2.1",
        }
    }

    /// How its address and its file end.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Stix => "stix.json",
        }
    }

    pub fn of_ending(ending: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.ending() == ending)
    }

    /// Whether it has room for more than indicators.
    pub const fn is_report(self) -> bool {
        matches!(self, Self::Markdown | Self::Html | Self::Json)
    }
}
