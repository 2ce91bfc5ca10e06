//! All of one task.

use super::{ModuleTask, ObjectRef, TaskState};
use crate::{ActivityId, CaseId, ModuleTaskId, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ModuleTaskDetail {
    pub task: ModuleTask,
    /// What it is about, and what it was given: files are objects, too.
    pub objects: Vec<TaskObject>,
    /// What was filled in when it was started.
    pub arguments: Map<String, Value>,
    /// What a hook before or after something was saved was called with, where that is no object any more or yet.
    pub data: Option<Value>,
    /// What it answered.
    pub result: Option<Value>,
    /// Where it failed, for administrators.
    pub traceback: Option<String>,
    /// What it changed. Nothing, unless it succeeded.
    pub changes: Vec<TaskChange>,
    /// The oldest first.
    pub attempts: Vec<TaskTry>,
    /// Which task was run again by this one, and by which one this was.
    pub again_of: Option<ModuleTaskId>,
    pub again: Option<ModuleTaskId>,
    /// Somebody asked for it to be cancelled, and it has not ended yet.
    pub is_cancelling: bool,
    /// Whether the caller may cancel it or run it again.
    pub may_change: bool,
}

/// An object as it is called now; one that is gone has no title.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskObject {
    pub object: ObjectRef,
    pub title: Option<String>,
    pub case: Option<CaseId>,
}

/// A field that was changed, or something that was added: then there is no field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TaskChange {
    pub object: ObjectRef,
    /// As it was called then.
    pub title: String,
    pub case: Option<CaseId>,
    pub field: Option<String>,
    pub before: Value,
    pub after: Value,
    /// The row of the log that tells it.
    pub activity: Option<ActivityId>,
}

/// One time that it was called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskTry {
    pub started: Timestamp,
    pub ended: Timestamp,
    pub state: TaskState,
    pub message: Option<String>,
    /// The server that called it.
    pub server: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum LogLevel {
    Debug,
    Info,
    Warning,
    Error,
    /// Printed, by the module itself or a program that it started.
    Output,
}

impl LogLevel {
    pub const ALL: [Self; 5] = [Self::Debug, Self::Info, Self::Warning, Self::Error, Self::Output];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Debug => "debug",
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
            Self::Output => "output",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.name() == name)
    }
}

/// A line of a task's log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogLine {
    /// Rising within the task, from 1.
    pub number: u32,
    pub at: Timestamp,
    pub level: LogLevel,
    pub text: String,
}
