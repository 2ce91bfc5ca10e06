//! The activity log: who did what, through what, when.

use crate::{ActivityId, CaseId, Timestamp, UserId};
use serde::{Deserialize, Serialize};

/// Through what somebody acted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Via {
    Page,
    Api,
    /// The `argus` command line, on the server itself.
    Command,
    /// Argus itself, with nobody asking.
    System,
}

impl Via {
    pub const ALL: [Self; 4] = [Self::Page, Self::Api, Self::Command, Self::System];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Api => "api",
            Self::Command => "command",
            Self::System => "system",
        }
    }
}

/// One row of the log, as the Activities page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Activity {
    pub id: ActivityId,
    pub at: Timestamp,
    pub user: Option<UserId>,
    pub user_name: String,
    pub via: Via,
    pub case: Option<CaseId>,
    /// `#7 – AI CASE`, when there is a case.
    pub case_title: Option<String>,
    /// What was done: `Created case “AI CASE”`.
    pub text: String,
}

/// What a list of activities is narrowed to. Texts are parts, in any case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ActivityFilter {
    /// Also what belongs to no case.
    pub not_case_related: bool,
    /// Only what belongs to this one.
    pub case: Option<CaseId>,
}
