//! Tasks: what is to be done in a case, by whom, until when.

use crate::{CaseId, Invalid, TaskId, Timestamp, UserId, case::Person, labels, or_nothing};
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum TaskStatus {
    #[default]
    ToDo,
    InProgress,
    OnHold,
    Done,
    Canceled,
}

impl TaskStatus {
    pub const ALL: [Self; 5] = [Self::ToDo, Self::InProgress, Self::OnHold, Self::Done, Self::Canceled];

    pub const fn name(self) -> &'static str {
        match self {
            Self::ToDo => "toDo",
            Self::InProgress => "inProgress",
            Self::OnHold => "onHold",
            Self::Done => "done",
            Self::Canceled => "canceled",
        }
    }

    pub const fn label(self) -> &'static str {
        match self {
            Self::ToDo => "To do",
            Self::InProgress => "In progress",
            Self::OnHold => "On hold",
            Self::Done => "Done",
            Self::Canceled => "Canceled",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.name() == name)
    }

    /// Whether there is nothing left to do.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Done | Self::Canceled)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    pub id: TaskId,
    pub case: CaseId,
    /// `#7 – AI CASE`
    pub case_title: String,
    pub title: String,
    /// Markdown.
    pub description: String,
    pub status: TaskStatus,
    pub assignees: Vec<Person>,
    pub due: Option<Timestamp>,
    pub tags: Vec<String>,
    /// What the template was called that it came from, if it did.
    pub template: Option<String>,
    pub added: Timestamp,
    /// Nobody where Argus itself did it.
    pub added_by: Option<Person>,
    /// When it was done or given up.
    pub over: Option<Timestamp>,
    pub updated: Timestamp,
    pub version: i64,
}

impl Task {
    pub const MAX_TITLE: usize = 256;
    pub const MAX_DESCRIPTION: usize = 100_000;
    pub const MAX_ASSIGNEES: usize = 50;
}

/// What its assignees are told of the time at which a task is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nearness {
    /// It comes.
    Soon,
    Over,
}

impl Nearness {
    /// What the log calls it.
    pub const fn action(self) -> &'static str {
        match self {
            Self::Soon => "task.due",
            Self::Over => "task.overdue",
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NewTask {
    pub title: String,
    pub description: String,
    pub status: TaskStatus,
    pub assignees: Vec<UserId>,
    pub due: Option<Timestamp>,
    pub tags: Vec<String>,
}

/// What is to be changed; what is `None` stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TaskChange {
    /// The version that the change was made from.
    pub version: i64,
    pub title: Option<String>,
    pub description: Option<String>,
    pub status: Option<TaskStatus>,
    pub assignees: Option<Vec<UserId>>,
    #[serde(with = "or_nothing")]
    pub due: Option<Option<Timestamp>>,
    pub tags: Option<Vec<String>>,
}

/// What somebody's own tasks are narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TaskFilter {
    /// Alternatives; without any, whatever is still to be done.
    pub statuses: Vec<TaskStatus>,
    /// Only what should have been done by now.
    pub overdue: bool,
    pub case: Option<CaseId>,
}

/// A case by its title: `#7 – AI CASE`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskCase {
    pub id: CaseId,
    pub title: String,
}

impl NewTask {
    /// Tidied, or what is wrong with it.
    pub fn checked(self) -> Result<Self, Invalid> {
        let tidy = Self {
            title: self.title.trim().to_owned(),
            tags: labels::tidy(self.tags),
            assignees: distinct(self.assignees),
            ..self
        };
        let mut invalid = Invalid::default();
        check(
            Some(&tidy.title),
            Some(&tidy.description),
            Some(&tidy.assignees),
            Some(&tidy.tags),
            &mut invalid,
        );
        invalid.into_result()?;
        Ok(tidy)
    }
}

impl TaskChange {
    /// Tidied, or what is wrong with it.
    pub fn checked(self) -> Result<Self, Invalid> {
        let tidy = Self {
            title: self.title.map(|title| title.trim().to_owned()),
            tags: self.tags.map(labels::tidy),
            assignees: self.assignees.map(distinct),
            ..self
        };
        let mut invalid = Invalid::default();
        check(
            tidy.title.as_deref(),
            tidy.description.as_deref(),
            tidy.assignees.as_deref(),
            tidy.tags.as_deref(),
            &mut invalid,
        );
        invalid.into_result()?;
        Ok(tidy)
    }
}

fn check(
    title: Option<&str>,
    description: Option<&str>,
    assignees: Option<&[UserId]>,
    tags: Option<&[String]>,
    invalid: &mut Invalid,
) {
    let long = |text: &str, max: usize| text.chars().count() > max;
    match title {
        Some("") => invalid.add("title", "must not be empty"),
        Some(title) if long(title, Task::MAX_TITLE) => {
            invalid.add("title", format_args!("must not be longer than {} characters", Task::MAX_TITLE));
        }
        _ => {}
    }
    if description.is_some_and(|text| long(text, Task::MAX_DESCRIPTION)) {
        let problem = format_args!("must not be longer than {} characters", Task::MAX_DESCRIPTION);
        invalid.add("description", problem);
    }
    if assignees.is_some_and(|people| people.len() > Task::MAX_ASSIGNEES) {
        invalid.add("assignees", format_args!("must not be more than {}", Task::MAX_ASSIGNEES));
    }
    if let Some(tags) = tags {
        labels::check(tags, invalid);
    }
}

fn distinct(mut people: Vec<UserId>) -> Vec<UserId> {
    people.sort_unstable();
    people.dedup();
    people
}
