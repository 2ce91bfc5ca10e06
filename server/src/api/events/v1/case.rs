//! `GET /events/v1/case/{caseID}`: the events of a case.

use super::{
    model::{AggregatedEvent, V1},
    page::paging,
};
use crate::api::{
    ApiError,
    caller::Caller,
    events::{
        answer::Format,
        case::{Wanted, answer, case_id},
        criteria::EventPaging,
    },
    openapi::{InQuery, Many, NotAcceptable, NotFound, choice, takes},
    query::{Pairs, fields_of},
    text::PathTexts,
};
use argus_domain::criteria::EventSort;
use axum::response::Response;

takes! {
    /// Which events of a case.
    struct CaseEvents {
        /// Order by time: the newest first unless said otherwise.
        sortBy: Vec<CaseEventSort>,
        /// Also raw events, in the shape of aggregated ones.
        #[schema(default = false)]
        includeRawEvents: bool,
        #[serde(flatten)]
        paging: EventPaging,
    }
}

choice! {
    /// By time, or with the newest first.
    CaseEventSort: ["timestamp", "-timestamp"];
}

/// Lists the events that a case is linked to.
///
/// The header `Accept` chooses between JSON, CSV with a line of names, and JSON lines with an event a line.
///
/// Needs the permission viewEventsByCase, and the right to read the case.
#[utoipa::path(
    get,
    path = "/events/v1/case/{caseID}",
    operation_id = "listEventsOfCase",
    params(
        ("caseID" = i64, Path, minimum = 1, description = "The case's number"),
        InQuery<CaseEvents>,
    ),
    responses(
        (status = 200, description = "A page of events, or all of them", content(
            (Many<AggregatedEvent> = "application/json"),
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
    let mut fields = fields_of::<CaseEvents>(pairs);
    let descending = match fields.texts("sortBy").first().map(String::as_str) {
        None | Some("-timestamp") => true,
        Some("timestamp") => false,
        Some(_) => {
            fields.refuse("sortBy", "must be timestamp or -timestamp");
            true
        }
    };
    let raw = fields.bool("includeRawEvents").unwrap_or(false);
    let paging = paging(&mut fields);
    fields.finish()?;
    let id = case_id(&id)?;
    let sort = [EventSort { descending, ..EventSort::NEWEST_FIRST }];
    answer(&ctx, id, paging, Wanted { sort: &sort, raw, format, show: V1::MIXED }).await
}
