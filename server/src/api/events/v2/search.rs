//! `POST /events/v2/event/search`: search by criteria.

use super::{
    model::{EventResponse, V2},
    page::{self, Wanted},
};
use crate::api::{
    ApiError, body,
    caller::Caller,
    events::{
        answer::Format,
        criteria::v2::{self, Categories, EventSearchRequest},
        v1::paging,
    },
    openapi::{Many, NotAcceptable},
};
use axum::{body::Body, response::Response};

/// Finds events by criteria.
///
/// The header `Accept` chooses between JSON, CSV with a line of names, and JSON lines with an event a line.
///
/// Needs the permission eventLookup.
#[utoipa::path(
    post,
    path = "/events/v2/event/search",
    operation_id = "searchEvents",
    request_body = EventSearchRequest,
    responses(
        (status = 200, description = "A page of events, or all of them", content(
            (Many<EventResponse> = "application/json"),
            (String = "text/csv"),
            (String = "application/jsonl"),
        )),
        NotAcceptable,
    ),
)]
pub(super) async fn search(Caller(ctx): Caller, format: Format, body: Body) -> Result<Response, ApiError> {
    let mut fields = body::fields_of::<EventSearchRequest>(body, body::SMALL).await?;
    let mut categories = Categories::default();
    let mut criteria = v2::full(&mut fields, &mut categories);
    let kinds = v2::kinds_found(v2::kinds(&mut fields), &criteria);
    let sort = v2::sort(&mut fields);
    let paging = paging(&mut fields);
    let show = V2::read(&mut fields);
    fields.finish()?;
    categories.put_into(&ctx, &mut criteria).await?;
    page::answer(&ctx, &criteria, paging, Wanted { kinds, sort, format, show }).await
}
