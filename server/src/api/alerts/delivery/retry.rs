//! `PUT /alerts/v1/delivery/{id}/retry`: a delivery is tried again.

use super::{delivery_id, model::DetailVo};
use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    openapi::{NotFound, One},
    text::PathTexts,
};
use argus_service::delivery;
use axum::http::StatusCode;

/// Tries a delivery again at once that failed, or waits for its next try.
///
/// Needs the permission administer.
#[utoipa::path(
    put,
    path = "/alerts/v1/delivery/{id}/retry",
    operation_id = "retryDelivery",
    params(("id" = i64, Path, minimum = 1, description = "The delivery's number")),
    responses(
        (status = 200, description = "The delivery as it is now", body = One<DetailVo>),
        NotFound,
    ),
)]
pub(super) async fn retry(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
) -> Result<Envelope<DetailVo>, ApiError> {
    Ok(Envelope::of(StatusCode::OK, delivery::retry(&ctx, delivery_id(&id)?).await?.into()))
}
