//! The events of a case, as far as both versions of the API answer alike.

use super::answer::{Format, Show, everything, page};
use crate::api::{ApiError, paging::Paging};
use argus_domain::{CaseId, Invalid, criteria::EventSort};
use argus_service::{Ctx, event};
use axum::response::Response;

/// The case's number, as it stands in the address.
pub(super) fn case_id(text: &str) -> Result<CaseId, Invalid> {
    let id = text.parse().ok().filter(|id: &CaseId| id.0 > 0);
    id.ok_or_else(|| Invalid::one("caseID", "must be the number of a case"))
}

/// What is asked for besides the case.
#[derive(Debug)]
pub(super) struct Wanted<'a, S> {
    pub(super) sort: &'a [EventSort],
    /// Raw events, too.
    pub(super) raw: bool,
    pub(super) format: Format,
    pub(super) show: S,
}

/// `limit` 0 is everything. What may be refused, the paging, is called the same in both versions.
pub(super) async fn answer<S: Show>(
    ctx: &Ctx,
    id: CaseId,
    paging: Paging,
    wanted: Wanted<'_, S>,
) -> Result<Response, ApiError> {
    let Wanted { sort, raw, format, show } = wanted;
    let Paging { limit, offset } = paging;
    if limit == 0 {
        let events = event::stream_by_case(ctx, id, sort, raw, offset).await?;
        return Ok(everything(ctx, show, format, offset, events));
    }
    let (found, how) = event::by_case(ctx, id, sort, raw, limit, offset).await?;
    page(ctx, &show, format, paging, found, &how).await
}
