//! What somebody can be told of.

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum NotificationKind {
    /// Somebody commented on a watched case.
    Comment,
    /// A watched case went to another state.
    State,
    /// A case was given to the reader.
    Assigned,
    /// A task was given to the reader.
    Task,
    /// A task of the reader is due soon, or its time is over.
    TaskDue,
    /// A comment names the reader: `@anna`.
    Mention,
    /// A notification policy tells him of an alert or case.
    Policy,
    /// An alert of his that was put off is back.
    Snooze,
}

impl NotificationKind {
    pub const ALL: [Self; 8] = [
        Self::Policy,
        Self::Snooze,
        Self::Assigned,
        Self::Task,
        Self::TaskDue,
        Self::Mention,
        Self::Comment,
        Self::State,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Comment => "comment",
            Self::State => "state",
            Self::Assigned => "assigned",
            Self::Task => "task",
            Self::TaskDue => "taskDue",
            Self::Mention => "mention",
            Self::Policy => "policy",
            Self::Snooze => "snooze",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// What somebody says yes or no to.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Comment => "Comments on cases that I watch",
            Self::State => "Changes of state of cases that I watch",
            Self::Assigned => "Cases that are given to me",
            Self::Task => "Tasks that are given to me",
            Self::TaskDue => "Tasks of mine that are due soon or overdue",
            Self::Mention => "Comments that name me, such as @anna",
            Self::Policy => "Alerts and cases that a notification policy tells me of",
            Self::Snooze => "Alerts that I put off or own, when they are back",
        }
    }
}
