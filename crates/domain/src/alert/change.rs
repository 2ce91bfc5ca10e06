//! Changing an alert.

use super::{
    Alert,
    new_alert::{check_text, check_title},
};
use crate::{
    Invalid, Severity, UserId,
    alert::AlertStatus,
    case::{CaseChange, CaseTag, Outcome},
    or_nothing,
};
use serde::{Deserialize, Serialize};

/// What is to be changed; what is `None` stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AlertChange {
    /// The version that the change was made from.
    pub version: i64,
    pub title: Option<String>,
    pub description: Option<String>,
    pub severity: Option<Severity>,
    /// Closing needs a resolution, and opening again takes it away.
    pub status: Option<AlertStatus>,
    #[serde(with = "or_nothing")]
    pub resolution: Option<Option<Outcome>>,
    #[serde(with = "or_nothing")]
    pub classification: Option<Option<String>>,
    #[serde(with = "or_nothing")]
    pub owner: Option<Option<UserId>>,
    pub note: Option<String>,
    /// Adding and removing never meet somebody else's tags.
    pub add_tags: Vec<CaseTag>,
    pub remove_tags: Vec<CaseTag>,
    /// Why, for the history.
    pub comment: String,
}

impl AlertChange {
    /// A version that has seen everything: for programs, which mean the alert as it is.
    pub const LATEST: i64 = i64::MAX;
    pub const MAX_COMMENT: usize = 10_000;

    /// Tidied, or what is wrong with it.
    pub fn checked(mut self) -> Result<Self, Invalid> {
        let mut invalid = Invalid::default();
        if let Some(title) = &mut self.title {
            *title = title.trim().to_owned();
            check_title(title, &mut invalid);
        }
        for (field, text) in [("description", &mut self.description), ("note", &mut self.note)] {
            if let Some(text) = text {
                *text = text.trim_end().to_owned();
                check_text(field, text, &mut invalid);
            }
        }
        self.classification = self.classification.map(|name| name.filter(|name| !name.trim().is_empty()));
        if self.status.is_some_and(|status| !status.is_chosen()) {
            invalid.add("status", "cannot be chosen: escalate or merge the alert");
        }
        self.comment = self.comment.trim().to_owned();
        if self.comment.chars().count() > Self::MAX_COMMENT {
            invalid.add("comment", format_args!("must not be longer than {} characters", Self::MAX_COMMENT));
        }
        invalid.into_result()?;
        Ok(self)
    }

    /// An alert's tags with those added and without those removed, in order.
    pub fn tags_of(&self, now: &[CaseTag]) -> Result<Vec<CaseTag>, Invalid> {
        let (add_tags, remove_tags) = (self.add_tags.clone(), self.remove_tags.clone());
        CaseChange { add_tags, remove_tags, ..CaseChange::default() }.tags_of(now)
    }

    /// What follows of it by itself: whoever is given a new alert has it assigned, one that nobody has any more is new,
    /// and one that is open came to nothing yet.
    pub fn complete(&mut self, now: &Alert) {
        let status = now.summary.status;
        if self.status.is_none() {
            self.status = match (self.owner, status) {
                (Some(Some(_)), AlertStatus::New) => Some(AlertStatus::Assigned),
                (Some(None), AlertStatus::Assigned) => Some(AlertStatus::New),
                _ => None,
            };
        }
        if self.status.is_some_and(AlertStatus::is_open) {
            self.resolution = Some(None);
        }
    }
}
