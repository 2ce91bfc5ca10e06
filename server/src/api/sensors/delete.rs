//! `DELETE /sensors/v1/location/{idOrShortName}`: a location is taken away.

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

/// Takes a location away.
///
/// Needs the permission administer, and allCustomers where it is everybody's. Events keep its name.
#[utoipa::path(
    delete,
    path = "/sensors/v1/location/{idOrShortName}",
    operation_id = "deleteLocation",
    params(("idOrShortName" = String, Path, description = "The location's number or short name")),
    responses(
        (status = 200, description = "The location as it was", body = One<Location>),
        NotFound,
    ),
)]
pub(super) async fn delete(
    Caller(ctx): Caller,
    PathTexts(name): PathTexts<String>,
) -> Result<Envelope<Location>, ApiError> {
    Ok(Envelope::of(StatusCode::OK, location::delete(&ctx, &name).await?.into()))
}
