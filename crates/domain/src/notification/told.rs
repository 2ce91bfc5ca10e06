//! What somebody was told, until he has read it.

use super::NotificationKind;
use crate::{AlertId, CaseId, NotificationId, Timestamp};
use serde::{Deserialize, Serialize};

/// What a notification is of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum NotificationAbout {
    Case { id: CaseId, name: String },
    Alert { id: AlertId, title: String },
}

/// Everything of one kind that happened to a case or alert since its reader looked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notification {
    pub id: NotificationId,
    pub kind: NotificationKind,
    pub about: NotificationAbout,
    /// Who did it last, or the policy that says it.
    pub by: String,
    /// How often it happened.
    pub count: i64,
    /// The last time.
    pub at: Timestamp,
    pub read: bool,
}

/// How much there is to read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unread {
    /// One more than [`Self::COUNTED`] where there are more.
    pub count: u32,
    /// When the last of it happened.
    pub last: Option<Timestamp>,
}

impl Unread {
    pub const COUNTED: u32 = 99;
}

impl Notification {
    /// `Anna Berg commented on #7 – AI CASE`
    pub fn sentence(&self) -> String {
        let Self { kind, about, by, count, .. } = self;
        let case = match about {
            NotificationAbout::Case { id, name } => format!("#{id} – {name}"),
            NotificationAbout::Alert { id, title } => format!("alert #{id} – {title}"),
        };
        match (kind, *count) {
            (NotificationKind::Snooze, _) => format!("Back from being put off: {case}"),
            (NotificationKind::Policy, 1) => format!("{by}: {case}"),
            (NotificationKind::Policy, count) => format!("{by}: {count} times, the last {case}"),
            (NotificationKind::Comment, 1) => format!("{by} commented on {case}"),
            (NotificationKind::Comment, count) => format!("{count} comments on {case}, the last by {by}"),
            (NotificationKind::State, 1) => format!("{by} changed the state of {case}"),
            (NotificationKind::State, count) => {
                format!("The state of {case} changed {count} times, the last by {by}")
            }
            (NotificationKind::Assigned, _) => format!("{by} gave you {case}"),
            (NotificationKind::Task, 1) => format!("{by} gave you a task in {case}"),
            (NotificationKind::Task, count) => {
                format!("{count} tasks for you in {case}, the last from {by}")
            }
            (NotificationKind::TaskDue, 1) => format!("A task of yours in {case} is due"),
            (NotificationKind::TaskDue, count) => {
                format!("Tasks of yours in {case} are due, told {count} times")
            }
            (NotificationKind::Mention, 1) => format!("{by} named you in a comment on {case}"),
            (NotificationKind::Mention, count) => {
                format!("{count} comments on {case} name you, the last by {by}")
            }
        }
    }

    /// The page of what it is of.
    pub fn path(&self) -> String {
        match &self.about {
            NotificationAbout::Case { id, .. }
                if matches!(self.kind, NotificationKind::Task | NotificationKind::TaskDue) =>
            {
                format!("/cases/{id}?tab=tasks")
            }
            NotificationAbout::Case { id, .. } => format!("/cases/{id}"),
            NotificationAbout::Alert { id, .. } => format!("/alerts/{id}"),
        }
    }
}
