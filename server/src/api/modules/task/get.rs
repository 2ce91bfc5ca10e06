//! `GET /modules/v1/task/{id}`: one task.

use super::{model::DetailVo, task_id};
use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    openapi::{NotFound, One},
    text::PathTexts,
};
use argus_service::module;
use axum::http::StatusCode;

/// Gives one task: what it was given, what came of it, and what it changed.
///
/// Needs the permission viewCases.
#[utoipa::path(
    get,
    path = "/modules/v1/task/{id}",
    operation_id = "getModuleTask",
    params(("id" = i64, Path, minimum = 1, description = "The task's number")),
    responses(
        (status = 200, description = "The task", body = One<DetailVo>),
        NotFound,
    ),
)]
pub(super) async fn get(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
) -> Result<Envelope<DetailVo>, ApiError> {
    Ok(Envelope::of(StatusCode::OK, module::task(&ctx, task_id(&id)?).await?.into()))
}
