//! `GET /alerts/v1/silence/{id}`: one silence.

use super::{model::SilenceVo, silence_id};
use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    openapi::{NotFound, One},
    text::PathTexts,
};
use argus_service::silence;
use axum::http::StatusCode;

/// Gives one silence.
///
/// Needs the permission viewAlerts.
#[utoipa::path(
    get,
    path = "/alerts/v1/silence/{id}",
    operation_id = "getSilence",
    params(("id" = i64, Path, minimum = 1, description = "The silence's number")),
    responses(
        (status = 200, description = "The silence", body = One<SilenceVo>),
        NotFound,
    ),
)]
pub(super) async fn get(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
) -> Result<Envelope<SilenceVo>, ApiError> {
    Ok(Envelope::of(StatusCode::OK, silence::get(&ctx, silence_id(&id)?).await?.into()))
}
