//! `GET /alerts/v1/delivery/{id}`: one delivery.

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

/// Gives one delivery with its text and each try.
///
/// Needs the permission administer.
#[utoipa::path(
    get,
    path = "/alerts/v1/delivery/{id}",
    operation_id = "getDelivery",
    params(("id" = i64, Path, minimum = 1, description = "The delivery's number")),
    responses(
        (status = 200, description = "The delivery", body = One<DetailVo>),
        NotFound,
    ),
)]
pub(super) async fn get(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
) -> Result<Envelope<DetailVo>, ApiError> {
    Ok(Envelope::of(StatusCode::OK, delivery::get(&ctx, delivery_id(&id)?).await?.into()))
}
