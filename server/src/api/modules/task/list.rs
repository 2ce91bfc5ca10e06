//! `GET /modules/v1/task`: the tasks.

use super::model::TaskVo;
use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    criteria::one_of,
    openapi::{InQuery, Many, choice, takes},
    paging::{Paging, PagingFields, paging},
    query::{Pairs, fields_of},
};
use argus_domain::{
    CaseId, ModuleId, ModuleTaskId, Timestamp,
    criteria::Page,
    module::{TaskFilter, TaskState},
};
use argus_service::module;

takes! {
    /// Which tasks.
    #[schema(as = ModuleTaskCriteria)]
    pub(super) struct TaskCriteria {
        /// The number of a task.
        id: i64,
        state: ModuleTaskStateName,
        /// The number of a case.
        case: i64,
        /// A part of a case's name, or its number.
        caseName: String,
        /// The number of a module.
        module: i64,
        /// A part of a module's name.
        moduleName: String,
        /// A part of the name or login of who began it. `Argus` did what nobody asked for.
        user: String,
        /// Milliseconds; queued from this time on.
        startTimestamp: i64,
        /// Up to this time.
        endTimestamp: i64,
        /// Milliseconds; those that took at least so long.
        longerThan: i64,
        #[serde(flatten)]
        paging: PagingFields,
    }
}

choice! {
    /// How far it is.
    ModuleTaskStateName: TaskState::ALL.map(TaskState::name);
}

/// Lists tasks of cases that the caller sees, and of no case those that he began, the newest first, at most 1,000 at once.
///
/// Needs the permission viewCases.
#[utoipa::path(
    get,
    path = "/modules/v1/task",
    operation_id = "listModuleTasks",
    params(InQuery<TaskCriteria>),
    responses(
        (status = 200, description = "A page of tasks", body = Many<TaskVo>),
    ),
)]
pub(super) async fn list(Caller(ctx): Caller, pairs: Pairs) -> Result<Envelope<Vec<TaskVo>>, ApiError> {
    let mut fields = fields_of::<TaskCriteria>(pairs);
    let states = TaskState::ALL.map(TaskState::name);
    let filter = TaskFilter {
        id: fields.int("id").map(ModuleTaskId),
        state: one_of(&mut fields, "state", &states).and_then(TaskState::named),
        case: fields.int("case").map(CaseId),
        case_name: fields.text("caseName").unwrap_or_default(),
        module: fields.int("module").map(ModuleId),
        module_name: fields.text("moduleName").unwrap_or_default(),
        user: fields.text("user").unwrap_or_default(),
        from: fields.int("startTimestamp").map(Timestamp::clamped),
        to: fields.int("endTimestamp").map(Timestamp::clamped),
        longer_than: fields.int("longerThan"),
    };
    let paging = paging(&mut fields);
    fields.finish()?;
    let paging = Paging { limit: paging.limit.min(module::MAX_LIMIT), ..paging };
    let page = module::tasks(&ctx, &filter, paging.limit, paging.offset).await?;
    let rows = page.rows.into_iter().map(TaskVo::from).collect();
    Ok(Envelope::page(paging, Page { rows, total: page.total }))
}
