//! What an export is written as.

use super::ExportPart;
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
    /// The timeline alone, as the page reads it in again.
    #[serde(rename = "timeline")]
    TimelineCsv,
}

impl ExportFormat {
    pub const ALL: [Self; 6] =
        [Self::Html, Self::Markdown, Self::Json, Self::Csv, Self::Stix, Self::TimelineCsv];

    pub const fn label(self) -> &'static str {
        match self {
            Self::Markdown => "Markdown",
            Self::Html => "HTML",
            Self::Json => "JSON",
            Self::Csv | Self::TimelineCsv => "CSV",
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
            Self::TimelineCsv => "timeline.csv",
        }
    }

    pub fn of_ending(ending: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.ending() == ending)
    }

    /// The part that it has alone, where it is no report.
    pub const fn only(self) -> Option<ExportPart> {
        match self {
            Self::Markdown | Self::Html | Self::Json => None,
            Self::Csv | Self::Stix => Some(ExportPart::Iocs),
            Self::TimelineCsv => Some(ExportPart::Timeline),
        }
    }

    /// Whether it has room for all parts.
    pub const fn is_report(self) -> bool {
        self.only().is_none()
    }
}
