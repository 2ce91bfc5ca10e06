//! `GET /events/v1/case/{caseID}`: the events of a case.

use super::{model::V1, page::paging};
use crate::api::{
    ApiError,
    caller::Caller,
    events::answer::{Format, page},
    text::PathTexts,
};
use argus_domain::{
    CaseId, Invalid,
    criteria::{EventSort, SearchNote},
};
use argus_lenient::Fields;
use argus_service::event;
use axum::{extract::Query, response::Response};

/// Parameters: sortBy (timestamp or -timestamp), includeRawEvents (false), limit (25), offset.
pub(super) async fn case(
    Caller(ctx): Caller,
    format: Format,
    PathTexts(id): PathTexts<String>,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, ApiError> {
    let mut fields = Fields::from_query(pairs);
    let descending = match fields.texts("sortBy").first().map(String::as_str) {
        None | Some("-timestamp") => true,
        Some("timestamp") => false,
        Some(_) => {
            fields.refuse("sortBy", "must be timestamp or -timestamp");
            true
        }
    };
    let raw = fields.bool("includeRawEvents").unwrap_or(false);
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
    let sort = [EventSort { descending, ..EventSort::NEWEST_FIRST }];
    let found = event::by_case(&ctx, id, &sort, raw, paging.limit, paging.offset).await?;
    page(&ctx, &V1::MIXED, format, paging, found, &SearchNote::default()).await
}
