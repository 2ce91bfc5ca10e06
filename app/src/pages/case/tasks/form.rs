//! What somebody types about a task.

use super::super::part_form::{self, changed};
use crate::browser::time as clock;
use argus_domain::{
    UserId,
    task::{NewTask, Task, TaskChange, TaskStatus},
};
use leptos::prelude::*;

/// What the form shows in the place of a list is one text, or the values that are ticked.
#[derive(Clone, Copy)]
pub(super) struct Form {
    pub(super) title: RwSignal<String>,
    pub(super) description: RwSignal<String>,
    pub(super) status: RwSignal<String>,
    pub(super) assignees: RwSignal<Vec<String>>,
    pub(super) due: RwSignal<String>,
    /// Separated by commas.
    pub(super) tags: RwSignal<String>,
}

impl Form {
    pub(super) fn of(task: &NewTask) -> Self {
        Self {
            title: RwSignal::new(task.title.clone()),
            description: RwSignal::new(task.description.clone()),
            status: RwSignal::new(task.status.name().to_owned()),
            assignees: RwSignal::new(task.assignees.iter().map(UserId::to_string).collect()),
            due: RwSignal::new(task.due.map(clock::to_input).unwrap_or_default()),
            tags: RwSignal::new(task.tags.join(", ")),
        }
    }

    /// What is typed now.
    pub(super) fn read(self) -> NewTask {
        NewTask {
            title: self.title.get(),
            description: self.description.get(),
            status: TaskStatus::named(&self.status.get()).unwrap_or_default(),
            assignees: self.assignees.get().iter().filter_map(|id| id.parse().ok()).collect(),
            due: clock::from_input(&self.due.get()),
            tags: part_form::tags(&self.tags.get()),
        }
    }
}

/// A task as its form shows it.
pub(super) fn as_new(task: &Task) -> NewTask {
    NewTask {
        title: task.title.clone(),
        description: task.description.clone(),
        status: task.status,
        assignees: task.assignees.iter().map(|person| person.id).collect(),
        due: task.due,
        tags: task.tags.clone(),
    }
}

/// Only what was changed since it was shown, so that others may change the rest.
pub(super) fn difference(version: i64, shown: &NewTask, typed: NewTask) -> TaskChange {
    // An input tells minutes only.
    let same_due = typed.due.map(clock::to_input) == shown.due.map(clock::to_input);
    TaskChange {
        version,
        title: changed(&shown.title, typed.title),
        description: changed(&shown.description, typed.description),
        status: changed(&shown.status, typed.status),
        assignees: changed(&shown.assignees, typed.assignees),
        due: (!same_due).then_some(typed.due),
        tags: changed(&shown.tags, typed.tags),
    }
}
