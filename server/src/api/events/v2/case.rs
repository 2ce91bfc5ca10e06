//! `GET /events/v2/case/{caseID}`: the events of a case.

use super::{
    model::{EventResponse, V2},
    named::as_in_v2,
};
use crate::api::{
    ApiError,
    caller::Caller,
    events::{
        answer::{Format, page},
        criteria::{
            EventPaging,
            v2::{self, EventSortField, ShownFields},
        },
        v1::paging,
    },
    openapi::{InQuery, Many, NotFound, takes},
    query::{Pairs, fields_of},
    text::PathTexts,
};
use argus_domain::{CaseId, Invalid, criteria::SearchNote};
use argus_service::event;
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
/// Needs the permission eventLookup or viewEventsByCase, and the right to read the case.
#[utoipa::path(
    get,
    path = "/events/v2/case/{caseID}",
    operation_id = "listEventResponsesOfCase",
    params(
        ("caseID" = i64, Path, minimum = 1, description = "The case's number"),
        InQuery<EventsOfCase>,
    ),
    responses(
        (status = 200, description = "A page of events", content(
            (Many<EventResponse> = "application/json"),
            (String = "text/csv"),
            (String = "application/jsonl"),
        )),
        NotFound,
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
    let mut paging = paging(&mut fields);
    fields.finish()?;
    if paging.limit == 0 {
        paging.limit = event::MAX_LIMIT.saturating_sub(paging.offset);
    }
    let id: CaseId = id
        .parse()
        .ok()
        .filter(|id: &CaseId| id.0 > 0)
        .ok_or_else(|| Invalid::one("caseID", "must be the number of a case"))?;
    let found = event::by_case(&ctx, id, &sort, false, paging.limit, paging.offset).await;
    page(&ctx, &show, format, paging, found.map_err(as_in_v2)?, &SearchNote::default()).await
}
