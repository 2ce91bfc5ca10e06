//! `DELETE /alerts/v1/alert/{id}`: an alert is deleted.

use super::{model::AlertVo, path::alert_id};
use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    openapi::{NotFound, One},
    text::PathTexts,
};
use argus_service::alert;
use axum::http::StatusCode;

/// Deletes an alert. The log keeps what it was.
///
/// Needs the permission deleteAlert.
#[utoipa::path(
    delete,
    path = "/alerts/v1/alert/{id}",
    operation_id = "deleteAlert",
    params(("id" = i64, Path, minimum = 1, description = "The alert's number")),
    responses(
        (status = 200, description = "The alert as it was", body = One<AlertVo>),
        NotFound,
    ),
)]
pub(super) async fn delete(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
) -> Result<Envelope<AlertVo>, ApiError> {
    Ok(Envelope::of(StatusCode::OK, alert::delete(&ctx, alert_id(&id)?).await?.into()))
}
