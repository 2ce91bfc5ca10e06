//! `GET /sensors/v1/location`: locations by query parameters.

use super::{criteria, model::Location};
use crate::api::{ApiError, answer::Envelope, caller::Caller};
use argus_lenient::Fields;
use axum::extract::Query;

/// Parameters: customerID, includeGlobal (false), includeDeleted, limit (25), offset.
pub(super) async fn list(
    Caller(ctx): Caller,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Envelope<Vec<Location>>, ApiError> {
    criteria::answer(&ctx, Fields::from_query(pairs), false).await
}
