//! `GET /events/v1/aggregated`: a simple search by query parameters.

use super::{
    model::V1,
    page::{self, Wanted},
};
use crate::api::{
    ApiError,
    caller::Caller,
    events::{answer::Format, criteria},
};
use argus_domain::EventType;
use argus_lenient::Fields;
use axum::{extract::Query, response::Response};

/// Parameters: customerID, signature, ip, startTimestamp (-24hours), endTimestamp (now), limit (25), offset.
pub(super) async fn list(
    Caller(ctx): Caller,
    format: Format,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, ApiError> {
    let mut fields = Fields::from_query(pairs);
    let criteria = criteria::simple(&mut fields);
    let paging = page::paging(&mut fields);
    fields.finish()?;
    let wanted = Wanted { kind: EventType::Aggregated, sort: &[], format, show: V1::default() };
    page::answer(&ctx, &criteria, paging, wanted).await
}
