//! `POST /sensors/v1/location/search`: locations by criteria.

use super::{
    criteria::{self, LocationCriteria},
    model::Location,
};
use crate::api::{ApiError, answer::Envelope, body, caller::Caller, openapi::Many};
use axum::body::Body;

/// Lists locations by criteria.
///
/// Of several keywords one is enough, unless said otherwise.
#[utoipa::path(
    post,
    path = "/sensors/v1/location/search",
    operation_id = "searchLocations",
    request_body = LocationCriteria,
    responses(
        (status = 200, description = "A page of locations", body = Many<Location>),
    ),
)]
pub(super) async fn search(Caller(ctx): Caller, body: Body) -> Result<Envelope<Vec<Location>>, ApiError> {
    criteria::answer(&ctx, body::fields_of::<LocationCriteria>(body, body::SMALL).await?, true).await
}
