//! `GET /alerts/v1/alert/{id}`: one alert.

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

/// Gives one alert.
///
/// Needs the permission viewAlerts.
#[utoipa::path(
    get,
    path = "/alerts/v1/alert/{id}",
    operation_id = "getAlert",
    params(("id" = i64, Path, minimum = 1, description = "The alert's number")),
    responses(
        (status = 200, description = "The alert", body = One<AlertVo>),
        NotFound,
    ),
)]
pub(super) async fn get(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
) -> Result<Envelope<AlertVo>, ApiError> {
    Ok(Envelope::of(StatusCode::OK, alert::get(&ctx, alert_id(&id)?).await?.into()))
}
