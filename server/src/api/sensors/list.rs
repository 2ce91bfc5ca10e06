//! `GET /sensors/v1/location`: locations by query parameters.

use super::{
    criteria::{self, LocationCriteria},
    model::Location,
};
use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    openapi::{InQuery, Many},
    query::{Pairs, fields_of},
};

/// Lists locations by query parameters.
///
/// Of several keywords one is enough, unless said otherwise.
#[utoipa::path(
    get,
    path = "/sensors/v1/location",
    operation_id = "listLocations",
    params(InQuery<LocationCriteria>),
    responses(
        (status = 200, description = "A page of locations", body = Many<Location>),
    ),
)]
pub(super) async fn list(Caller(ctx): Caller, pairs: Pairs) -> Result<Envelope<Vec<Location>>, ApiError> {
    criteria::answer(&ctx, fields_of::<LocationCriteria>(pairs), false).await
}
