//! What the calls of tasks answer.

use argus_domain::{
    Timestamp,
    module::{
        LogLine, ModuleTask, ModuleTaskDetail, ObjectRef, Progress, TaskChange, TaskObject, TaskTry, Work,
    },
};
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

/// A task in a list.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ModuleTask)]
pub(super) struct TaskVo {
    id: i64,
    /// `queued`, `running`, `succeeded`, `failed`, `cancelled` or `retrying`.
    state: &'static str,
    /// While it runs, and as far as it came.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    progress: Option<ProgressVo>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    case: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    case_title: Option<String>,
    /// Missing where Argus itself does the work.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    module: Option<i64>,
    /// Also of one that is gone.
    module_name: String,
    /// `hook`, `pipeline` or `system`.
    work: &'static str,
    /// What it was called for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    hook: Option<String>,
    /// What it does: the entry of the menu, the hook, the job of the system.
    label: String,
    /// Missing where Argus itself began it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    user: Option<i64>,
    user_name: String,
    #[schema(value_type = i64)]
    queued_timestamp: Timestamp,
    /// When its last try began.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = i64, nullable = false)]
    started_timestamp: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = i64, nullable = false)]
    ended_timestamp: Option<Timestamp>,
    /// When it is called again.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = i64, nullable = false)]
    next_timestamp: Option<Timestamp>,
    tries: u32,
    /// What came of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    message: Option<String>,
}

/// How far it is.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ModuleTaskProgress)]
struct ProgressVo {
    done: u64,
    /// Missing if nobody can say yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    total: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    text: Option<String>,
}

impl From<ModuleTask> for TaskVo {
    fn from(task: ModuleTask) -> Self {
        let label = task.work.label().to_owned();
        let (work, hook) = match task.work {
            Work::Hook { hook, .. } => ("hook", Some(hook)),
            Work::Pipeline => ("pipeline", None),
            Work::System { .. } => ("system", None),
        };
        let progress = |Progress { done, total, text }| ProgressVo { done, total, text };
        Self {
            id: task.id.0,
            state: task.state.name(),
            progress: task.progress.map(progress),
            case: task.case.map(|id| id.0),
            case_title: task.case_title,
            module: task.module.map(|id| id.0),
            module_name: task.module_name,
            work,
            hook,
            label,
            user: task.user.map(|id| id.0),
            user_name: task.user_name,
            queued_timestamp: task.queued,
            started_timestamp: task.started,
            ended_timestamp: task.ended,
            next_timestamp: task.next,
            tries: task.tries,
            message: task.message,
        }
    }
}

/// With all that is known of it.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ModuleTaskInFull)]
pub(super) struct DetailVo {
    #[serde(flatten)]
    task: TaskVo,
    /// What it is about, and what it was given.
    objects: Vec<ObjectVo>,
    /// What was filled in when it was started.
    #[schema(value_type = Object)]
    arguments: Map<String, Value>,
    /// What it was called with, where that is no object any more or yet.
    #[schema(value_type = Object)]
    input: Option<Value>,
    /// What it answered.
    #[schema(value_type = Object)]
    result: Option<Value>,
    /// Where it failed, for administrators.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    traceback: Option<String>,
    changes: Vec<ChangeVo>,
    /// The oldest first.
    attempts: Vec<TryVo>,
    /// The task that this one runs again.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    again_of: Option<i64>,
    /// The task that ran this one again.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    again: Option<i64>,
    /// Somebody asked for it to be cancelled, and it has not ended yet.
    cancelling: bool,
    /// Whether the caller may cancel it or run it again.
    may_change: bool,
}

/// An object of a task.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ModuleTaskObject)]
struct ObjectVo {
    kind: &'static str,
    id: String,
    /// As it is called now; missing where it is gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    case: Option<i64>,
}

/// What a task changed: a field, or something that was added.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ModuleTaskChange)]
struct ChangeVo {
    object: ObjectVo,
    /// Missing where it was added.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    field: Option<String>,
    #[schema(value_type = Object)]
    before: Value,
    #[schema(value_type = Object)]
    after: Value,
    /// The row of the log that tells it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    activity: Option<i64>,
}

/// One time that it was called.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ModuleTaskTry)]
struct TryVo {
    #[schema(value_type = i64)]
    started_timestamp: Timestamp,
    #[schema(value_type = i64)]
    ended_timestamp: Timestamp,
    state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    message: Option<String>,
    /// That called it.
    server: String,
}

impl From<ModuleTaskDetail> for DetailVo {
    fn from(detail: ModuleTaskDetail) -> Self {
        let attempt = |one: TaskTry| TryVo {
            started_timestamp: one.started,
            ended_timestamp: one.ended,
            state: one.state.name(),
            message: one.message,
            server: one.server,
        };
        Self {
            task: detail.task.into(),
            objects: detail.objects.into_iter().map(ObjectVo::from).collect(),
            arguments: detail.arguments,
            input: detail.data,
            result: detail.result,
            traceback: detail.traceback,
            changes: detail.changes.into_iter().map(ChangeVo::from).collect(),
            attempts: detail.attempts.into_iter().map(attempt).collect(),
            again_of: detail.again_of.map(|id| id.0),
            again: detail.again.map(|id| id.0),
            cancelling: detail.is_cancelling,
            may_change: detail.may_change,
        }
    }
}

impl From<TaskObject> for ObjectVo {
    fn from(TaskObject { object: ObjectRef { kind, id }, title, case }: TaskObject) -> Self {
        Self { kind: kind.name(), id, title, case: case.map(|case| case.0) }
    }
}

impl From<TaskChange> for ChangeVo {
    fn from(change: TaskChange) -> Self {
        let object = TaskObject { object: change.object, title: Some(change.title), case: change.case };
        Self {
            object: object.into(),
            field: change.field,
            before: change.before,
            after: change.after,
            activity: change.activity.map(|id| id.0),
        }
    }
}

/// A line of a log.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ModuleTaskLogLine)]
pub(super) struct LineVo {
    /// Rising within the task, from 1.
    pub(super) number: u32,
    #[schema(value_type = i64)]
    timestamp: Timestamp,
    /// `debug`, `info`, `warning`, `error` or `output`, which is what was printed.
    level: &'static str,
    text: String,
}

impl From<LogLine> for LineVo {
    fn from(line: LogLine) -> Self {
        Self { number: line.number, timestamp: line.at, level: line.level.name(), text: line.text }
    }
}
