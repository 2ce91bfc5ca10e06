//! `GET /events/v1/nids`: a simple search for raw events by query parameters.

use super::{
    model::{RawEvent, V1},
    page::{self, Wanted},
};
use crate::api::{
    ApiError,
    caller::Caller,
    events::{
        answer::Format,
        criteria::{self, SimpleEventCriteria},
    },
    openapi::{InQuery, Many, NotAcceptable},
    query::{Pairs, fields_of},
};
use argus_domain::EventType;
use axum::response::Response;

/// Finds raw events by query parameters, the newest first.
///
/// The header `Accept` chooses between JSON, CSV with a line of names, and JSON lines with an event a line.
///
/// Needs the permission eventLookup.
#[utoipa::path(
    get,
    path = "/events/v1/nids",
    operation_id = "listRawEvents",
    params(InQuery<SimpleEventCriteria>),
    responses(
        (status = 200, description = "A page of events, or all of them", content(
            (Many<RawEvent> = "application/json"),
            (String = "text/csv"),
            (String = "application/jsonl"),
        )),
        NotAcceptable,
    ),
)]
pub(super) async fn list_raw(
    Caller(ctx): Caller,
    format: Format,
    pairs: Pairs,
) -> Result<Response, ApiError> {
    let mut fields = fields_of::<SimpleEventCriteria>(pairs);
    let criteria = criteria::simple(&mut fields);
    let paging = page::paging(&mut fields);
    fields.finish()?;
    let wanted = Wanted { kind: EventType::Raw, sort: &[], format, show: V1::default() };
    page::answer(&ctx, &criteria, paging, wanted).await
}
