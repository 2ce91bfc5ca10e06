//! `POST /modules/v1/task/{id}/again`: a task is run again.

use super::{super::model::StartedVo, task_id};
use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    openapi::{NotFound, One},
    text::PathTexts,
};
use argus_service::module;
use axum::http::StatusCode;

/// Runs a task that has ended again, with the same input, as a task of its own.
///
/// For whoever began it, and administrators. Needs the permission viewCases.
#[utoipa::path(
    post,
    path = "/modules/v1/task/{id}/again",
    operation_id = "runModuleTaskAgain",
    params(("id" = i64, Path, minimum = 1, description = "The task's number")),
    responses(
        (status = 201, description = "The new task", body = One<StartedVo>),
        NotFound,
    ),
)]
pub(super) async fn again(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
) -> Result<Envelope<StartedVo>, ApiError> {
    Ok(Envelope::of(StatusCode::CREATED, module::again(&ctx, task_id(&id)?).await?.into()))
}
