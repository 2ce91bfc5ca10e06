//! `GET /customers/v2/customer`: customers by query parameters.

use super::{model::BasicCustomer, page};
use crate::api::{ApiError, answer::Envelope, caller::Caller};
use argus_lenient::Fields;
use axum::extract::Query;

/// Parameters: keywords, sortBy, limit (25), offset.
pub(super) async fn list(
    Caller(ctx): Caller,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Envelope<Vec<BasicCustomer>>, ApiError> {
    page::answer(&ctx, Fields::from_query(pairs)).await
}
