//! A page of events, the same for every way to ask.

use super::model::V1;
use crate::api::{
    ApiError,
    events::answer::{Format, everything, page},
    paging::Paging,
};
use argus_domain::{
    EventType,
    criteria::{EventCriteria, EventSort},
};
use argus_lenient::Fields;
use argus_service::{
    Ctx,
    event::{self, Asked},
};
use axum::response::Response;

/// What is asked for besides criteria and paging.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted<'a> {
    pub(super) kind: EventType,
    pub(super) sort: &'a [EventSort],
    pub(super) format: Format,
    pub(super) show: V1,
}

/// `limit` 0 stays 0: everything.
pub(in crate::api::events) fn paging(fields: &mut Fields) -> Paging {
    let mut number = |field: &str, default: u32| match fields.int(field) {
        None => default,
        Some(number) => u32::try_from(number).unwrap_or_else(|_| {
            fields.refuse(field, format_args!("must be from 0 to {}", u32::MAX));
            default
        }),
    };
    Paging { limit: number("limit", 25), offset: number("offset", 0) }
}

pub(super) async fn answer(
    ctx: &Ctx,
    criteria: &EventCriteria,
    paging: Paging,
    wanted: Wanted<'_>,
) -> Result<Response, ApiError> {
    let Wanted { kind, sort, format, show } = wanted;
    if paging.limit == 0 {
        let events = event::stream(ctx, criteria, kind, sort, paging.offset).await?;
        return Ok(everything(ctx, show, format, paging.offset, events));
    }
    let asked = Asked { kind, sort, limit: paging.limit, offset: paging.offset, after: None };
    let (found, how) = event::search_whole(ctx, criteria, asked).await?;
    page(ctx, &show, format, paging, found, &how).await
}
