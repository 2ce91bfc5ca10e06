//! `GET /events/v2/event`: a simple search by query parameters.

use super::{
    model::{EventResponse, V2},
    page::{self, Wanted},
};
use crate::api::{
    ApiError,
    caller::Caller,
    events::{
        answer::Format,
        criteria::v2::{self, SimpleEventRequest},
        v1::paging,
    },
    openapi::{InQuery, Many, NotAcceptable},
    query::{Pairs, fields_of},
};
use axum::response::Response;

/// Finds events by query parameters, the newest first.
///
/// The header `Accept` chooses between JSON, CSV with a line of names, and JSON lines with an event a line.
///
/// Needs the permission eventLookup.
#[utoipa::path(
    get,
    path = "/events/v2/event",
    operation_id = "listEvents",
    params(InQuery<SimpleEventRequest>),
    responses(
        (status = 200, description = "A page of events, or all of them", content(
            (Many<EventResponse> = "application/json"),
            (String = "text/csv"),
            (String = "application/jsonl"),
        )),
        NotAcceptable,
    ),
)]
pub(super) async fn list(Caller(ctx): Caller, format: Format, pairs: Pairs) -> Result<Response, ApiError> {
    let mut fields = fields_of::<SimpleEventRequest>(pairs);
    let criteria = v2::simple(&mut fields);
    let kinds = v2::kinds_found(v2::kinds(&mut fields), &criteria);
    let paging = paging(&mut fields);
    fields.finish()?;
    let wanted = Wanted { kinds, sort: Vec::new(), format, show: V2::default() };
    page::answer(&ctx, &criteria, paging, wanted).await
}
