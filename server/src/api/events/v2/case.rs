//! `GET /events/v2/case/{caseID}`: the events of a case.

use super::{model::V2, named::as_in_v2};
use crate::api::{
    ApiError,
    caller::Caller,
    events::{
        answer::{Format, page},
        criteria::v2,
        v1::paging,
    },
    text::PathTexts,
};
use argus_domain::{CaseId, Invalid, criteria::SearchNote};
use argus_lenient::Fields;
use argus_service::event;
use axum::{extract::Query, response::Response};

/// Parameters: sortBy, limit (25), offset, includeAllProperties, includeProperties, includeComments,
/// includeSubEvents.
pub(super) async fn case(
    Caller(ctx): Caller,
    format: Format,
    PathTexts(id): PathTexts<String>,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, ApiError> {
    let mut fields = Fields::from_query(pairs);
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
