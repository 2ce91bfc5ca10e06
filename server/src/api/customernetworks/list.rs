//! `GET /customernetworks/v1/network`: networks by query parameters.

use super::{criteria, model::CustomerNetwork};
use crate::api::{ApiError, answer::Envelope, caller::Caller};
use argus_lenient::Fields;
use axum::extract::Query;

/// Parameters: customerID, limit (25), offset.
pub(super) async fn list(
    Caller(ctx): Caller,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Envelope<Vec<CustomerNetwork>>, ApiError> {
    criteria::answer(&ctx, Fields::from_query(pairs)).await
}
