//! `GET /modules/v1/task/{id}/log`: what a task logged.

use super::{model::LineVo, task_id};
use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    openapi::{InQuery, Many, NotFound, takes},
    paging::Paging,
    query::{Pairs, fields_of},
    text::PathTexts,
};
use argus_domain::criteria::{Page, Total};
use argus_service::module;

takes! {
    /// Which lines.
    #[schema(as = ModuleTaskLogCriteria)]
    pub(super) struct LogCriteria {
        /// The number of a line: those behind it.
        #[schema(default = 0, minimum = 0)]
        after: u32,
    }
}

/// Gives lines of a task's log, the oldest first, up to 1,000 at once.
///
/// Needs the permission viewCases.
#[utoipa::path(
    get,
    path = "/modules/v1/task/{id}/log",
    operation_id = "getModuleTaskLog",
    params(
        ("id" = i64, Path, minimum = 1, description = "The task's number"),
        InQuery<LogCriteria>,
    ),
    responses(
        (status = 200, description = "The lines", body = Many<LineVo>),
        NotFound,
    ),
)]
pub(super) async fn log(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
    pairs: Pairs,
) -> Result<Envelope<Vec<LineVo>>, ApiError> {
    let id = task_id(&id)?;
    let mut fields = fields_of::<LogCriteria>(pairs);
    let after = u32::try_from(fields.int("after").unwrap_or(0)).unwrap_or_else(|_| {
        fields.refuse("after", "must be the number of a line");
        0
    });
    fields.finish()?;
    let rows: Vec<LineVo> = module::log(&ctx, id, after).await?.into_iter().map(LineVo::from).collect();
    let count = rows.len();
    let paging = Paging { limit: module::MAX_LIMIT, offset: 0 };
    // How many are behind these nobody counted.
    let total = if count < module::MAX_LIMIT as usize {
        Total::Exactly(count as u64)
    } else {
        Total::MoreThan(count as u64)
    };
    Ok(Envelope::page(paging, Page { rows, total }))
}
