//! What a list of tasks is narrowed to, column by column.

use super::TaskState;
use crate::{CaseId, ModuleId, ModuleTaskId, Timestamp};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TaskFilter {
    pub id: Option<ModuleTaskId>,
    pub state: Option<TaskState>,
    /// Only what belongs to this one.
    pub case: Option<CaseId>,
    /// A part of the case's name, or its number.
    pub case_name: String,
    pub module: Option<ModuleId>,
    /// A part of the module's name, in any case.
    pub module_name: String,
    /// A part of the name or login of who began it, in any case. `Argus` did what nobody asked for.
    pub user: String,
    /// When it was queued: from this moment on, up to and with that one.
    pub from: Option<Timestamp>,
    pub to: Option<Timestamp>,
    /// Those that took at least so many milliseconds.
    pub longer_than: Option<i64>,
}
