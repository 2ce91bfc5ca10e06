//! `POST /events/v1/aggregated/search`: search by criteria.

use super::{
    model::{AggregatedEvent, V1},
    page::{self, Wanted},
};
use crate::api::{
    ApiError, body,
    caller::Caller,
    events::{
        answer::Format,
        criteria::{self, EventSearchCriteria},
    },
    openapi::{Many, NotAcceptable},
};
use argus_domain::EventType;
use axum::{body::Body, response::Response};

/// Finds aggregated events by criteria.
///
/// The header `Accept` chooses between JSON, CSV with a line of names, and JSON lines with an event a line.
///
/// Needs the permission eventLookup.
#[utoipa::path(
    post,
    path = "/events/v1/aggregated/search",
    operation_id = "searchAggregatedEvents",
    request_body = EventSearchCriteria,
    responses(
        (status = 200, description = "A page of events, or all of them", content(
            (Many<AggregatedEvent> = "application/json"),
            (String = "text/csv"),
            (String = "application/jsonl"),
        )),
        NotAcceptable,
    ),
)]
pub(super) async fn search(Caller(ctx): Caller, format: Format, body: Body) -> Result<Response, ApiError> {
    let mut fields = body::fields_of::<EventSearchCriteria>(body, body::SMALL).await?;
    let criteria = criteria::full(&mut fields);
    criteria::required_start(&mut fields, &criteria);
    let sort = criteria::sort(&mut fields);
    let paging = page::paging(&mut fields);
    let show = V1::read(&mut fields);
    fields.finish()?;
    page::answer(&ctx, &criteria, paging, Wanted { kind: EventType::Aggregated, sort: &sort, format, show })
        .await
}
