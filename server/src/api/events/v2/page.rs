//! A page of events, the same for every way to ask.

use super::{model::V2, named::as_in_v2};
use crate::api::{
    ApiError,
    events::answer::{Format, everything, page},
    paging::Paging,
};
use argus_domain::{
    EventType,
    criteria::{EventCriteria, EventSort},
};
use argus_service::{Ctx, event};
use axum::response::Response;

/// What is asked for besides criteria and paging.
#[derive(Debug)]
pub(super) struct Wanted {
    pub(super) kinds: Vec<EventType>,
    pub(super) sort: Vec<EventSort>,
    pub(super) format: Format,
    pub(super) show: V2,
}

/// `limit` 0 is everything.
pub(super) async fn answer(
    ctx: &Ctx,
    criteria: &EventCriteria,
    paging: Paging,
    wanted: Wanted,
) -> Result<Response, ApiError> {
    let Wanted { kinds, sort, format, show } = wanted;
    let Paging { limit, offset } = paging;
    if limit == 0 {
        let events = event::stream_kinds(ctx, criteria, &kinds, &sort, offset).await.map_err(as_in_v2)?;
        return Ok(everything(ctx, show, format, offset, events));
    }
    let found = event::search_kinds(ctx, criteria, &kinds, &sort, limit, offset).await;
    let (found, how) = found.map_err(as_in_v2)?;
    page(ctx, &show, format, paging, found, &how).await
}
