//! `GET /events/v2/event`: a simple search by query parameters.

use super::{
    model::V2,
    page::{self, Wanted},
};
use crate::api::{
    ApiError,
    caller::Caller,
    events::{answer::Format, criteria::v2, v1::paging},
};
use argus_lenient::Fields;
use axum::{extract::Query, response::Response};

/// Parameters: type, customer, signature, startTimestamp, endTimestamp, limit (25), offset.
pub(super) async fn list(
    Caller(ctx): Caller,
    format: Format,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, ApiError> {
    let mut fields = Fields::from_query(pairs);
    let criteria = v2::simple(&mut fields);
    let kinds = v2::kinds_found(v2::kinds(&mut fields), &criteria);
    let paging = paging(&mut fields);
    fields.finish()?;
    let wanted = Wanted { kinds, sort: Vec::new(), format, show: V2::default() };
    page::answer(&ctx, &criteria, paging, wanted).await
}
