//! `GET /events/v1/aggregated`: a simple search by query parameters.

use super::{criteria, page};
use crate::api::{ApiError, caller::Caller};
use argus_lenient::Fields;
use axum::{extract::Query, response::Response};

/// Parameters: customerID, signature, ip, startTimestamp (-24hours), endTimestamp (now), limit (25), offset.
pub(super) async fn list(
    Caller(ctx): Caller,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, ApiError> {
    let mut fields = Fields::from_query(pairs);
    let criteria = criteria::simple(&mut fields);
    let paging = page::paging(&mut fields);
    fields.finish()?;
    page::answer(&ctx, &criteria, &[], paging).await
}
