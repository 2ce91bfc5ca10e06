//! `PUT /modules/v1/task/{id}/cancel`: a task is cancelled.

use super::task_id;
use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    openapi::{NotFound, Nothing, One},
    text::PathTexts,
};
use argus_service::module;
use axum::http::StatusCode;

/// Cancels a task. One that runs is ended a moment later, and nothing of it is applied.
///
/// For whoever began it, and administrators. Needs the permission viewCases.
#[utoipa::path(
    put,
    path = "/modules/v1/task/{id}/cancel",
    operation_id = "cancelModuleTask",
    params(("id" = i64, Path, minimum = 1, description = "The task's number")),
    responses(
        (status = 200, description = "It is cancelled, or soon will be", body = One<Nothing>),
        NotFound,
    ),
)]
pub(super) async fn cancel(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
) -> Result<Envelope<Option<()>>, ApiError> {
    module::cancel(&ctx, task_id(&id)?).await?;
    Ok(Envelope::of(StatusCode::OK, None))
}
