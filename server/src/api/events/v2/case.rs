//! `GET /events/v2/case/{caseID}`: the events of a case.

use super::model::{EventResponse, V2};
use crate::api::{
    ApiError,
    caller::Caller,
    events::{
        answer::Format,
        case::{Wanted, answer, case_id},
        criteria::{
            EventPaging,
            v2::{self, EventSortField, ShownFields},
        },
        v1::paging,
    },
    openapi::{InQuery, Many, NotAcceptable, NotFound, takes},
    query::{Pairs, fields_of},
    text::PathTexts,
};
use axum::response::Response;

takes! {
    /// Which events of a case.
    struct EventsOfCase {
        /// Order, the first name first: the newest first unless said otherwise.
        sortBy: Vec<EventSortField>,
        #[serde(flatten)]
        shown: ShownFields,
        #[serde(flatten)]
        paging: EventPaging,
    }
}

/// Lists the aggregated events that a case is linked to.
///
/// The header `Accept` chooses between JSON, CSV with a line of names, and JSON lines with an event a line.
///
/// Needs the permission viewEventsByCase, and the right to read the case.
#[utoipa::path(
    get,
    path = "/events/v2/case/{caseID}",
    operation_id = "listEventResponsesOfCase",
    params(
        ("caseID" = i64, Path, minimum = 1, description = "The case's number"),
        InQuery<EventsOfCase>,
    ),
    responses(
        (status = 200, description = "A page of events, or all of them", content(
            (Many<EventResponse> = "application/json"),
            (String = "text/csv"),
            (String = "application/jsonl"),
        )),
        NotFound,
        NotAcceptable,
    ),
)]
pub(super) async fn case(
    Caller(ctx): Caller,
    format: Format,
    PathTexts(id): PathTexts<String>,
    pairs: Pairs,
) -> Result<Response, ApiError> {
    let mut fields = fields_of::<EventsOfCase>(pairs);
    let sort = v2::sort(&mut fields);
    let show = V2::read(&mut fields);
    let paging = paging(&mut fields);
    fields.finish()?;
    let id = case_id(&id)?;
    answer(&ctx, id, paging, Wanted { sort: &sort, raw: false, format, show }).await
}
