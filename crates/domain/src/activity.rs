//! The activity log: who did what, through what, when.

use crate::{ActivityId, CaseId, Invalid, Timestamp, UserId, criteria::Page};
use serde::{Deserialize, Serialize};

/// Through what somebody acted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Via {
    Page,
    Api,
    /// The `argus` command line, on the server itself.
    Command,
    /// An automation rule, by the right of its author, or an alert rule.
    Rule,
    /// A processing module, by the right of who began its task.
    Module,
    /// Argus itself, with nobody asking.
    System,
}

impl Via {
    pub const ALL: [Self; 6] = [Self::Page, Self::Api, Self::Command, Self::Rule, Self::Module, Self::System];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Api => "api",
            Self::Command => "command",
            Self::Rule => "rule",
            Self::Module => "module",
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
    /// Whether somebody wrote it himself.
    pub manual: bool,
}

/// What a list of activities is narrowed to, column by column. Texts are parts, in any case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ActivityFilter {
    /// Also what belongs to no case.
    pub not_case_related: bool,
    /// Only what belongs to this one.
    pub case: Option<CaseId>,
    /// From this moment on, up to and with that one.
    pub from: Option<Timestamp>,
    pub to: Option<Timestamp>,
    /// Of the login or name of whoever did it.
    pub user: String,
    /// The number of a case, with or without `#`, or a part of its name.
    pub case_text: String,
    /// Whether somebody wrote the entry himself.
    pub manual: Option<bool>,
    pub from_api: Option<bool>,
    /// Of what was done.
    pub text: String,
    /// Only what was written before this one: to go on where a page ended, whatever was written since.
    pub before: Option<ActivityId>,
}

/// A page of the log.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ActivityPage {
    pub page: Page<Activity>,
    /// Set where older rows were not looked at: a narrower search looks further back.
    pub searched_back_to: Option<Timestamp>,
}

/// What somebody writes into the log of a case.
#[derive(Clone, Copy, Debug)]
pub struct Entry;

impl Entry {
    pub const MAX_TEXT: usize = 4_000;

    /// The text without blanks around.
    pub fn checked(text: &str) -> Result<String, Invalid> {
        let text = text.trim();
        if text.is_empty() {
            Err(Invalid::one("text", "must not be empty"))
        } else if text.chars().count() > Self::MAX_TEXT {
            Err(Invalid::one("text", format_args!("must not be longer than {} characters", Self::MAX_TEXT)))
        } else {
            Ok(text.to_owned())
        }
    }
}
