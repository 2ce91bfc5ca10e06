//! `DELETE /alerts/v1/silence/{id}`: a silence ends now.

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

/// Ends a silence. It stays in the list of those that are over.
///
/// Needs the permission updateAlert.
#[utoipa::path(
    delete,
    path = "/alerts/v1/silence/{id}",
    operation_id = "endSilence",
    params(("id" = i64, Path, minimum = 1, description = "The silence's number")),
    responses(
        (status = 200, description = "The silence, which is over", body = One<SilenceVo>),
        NotFound,
    ),
)]
pub(super) async fn end(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
) -> Result<Envelope<SilenceVo>, ApiError> {
    let ended = silence::set_until(&ctx, silence_id(&id)?, i64::MAX, None).await?;
    Ok(Envelope::of(StatusCode::OK, ended.into()))
}
