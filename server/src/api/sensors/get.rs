//! `GET /sensors/v1/location/{idOrShortName}`: one location.

use super::model::Location;
use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    openapi::{NotFound, One},
    text::PathTexts,
};
use argus_service::location;
use axum::http::StatusCode;

/// Gives one location.
#[utoipa::path(
    get,
    path = "/sensors/v1/location/{idOrShortName}",
    operation_id = "getLocation",
    params(("idOrShortName" = String, Path, description = "The location's number or short name")),
    responses(
        (status = 200, description = "The location", body = One<Location>),
        NotFound,
    ),
)]
pub(super) async fn get(
    Caller(ctx): Caller,
    PathTexts(name): PathTexts<String>,
) -> Result<Envelope<Location>, ApiError> {
    Ok(Envelope::of(StatusCode::OK, location::find(&ctx, &name).await?.into()))
}
