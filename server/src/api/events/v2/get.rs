//! `GET /events/v2/event/{timestamp}/{customerID}/{eventID}`: one event, by its address without and with a type.

use super::{
    model::{EventResponse, V2},
    path::{PlainParts, PlainPath, find},
};
use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    events::{
        answer::Show,
        criteria::v2::ShownFields,
        id::{EventParts, EventPath, event_id},
    },
    openapi::{InQuery, NotFound, One},
    query::{Pairs, fields_of},
    text::PathTexts,
};
use argus_domain::event::Event;
use argus_service::{Ctx, event};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};

/// Gives one event: an aggregated one, or else a raw one.
///
/// Needs the permission eventLookup.
#[utoipa::path(
    get,
    path = "/events/v2/event/{timestamp}/{customerID}/{eventID}",
    operation_id = "getEventResponse",
    params(PlainParts, InQuery<ShownFields>),
    responses(
        (status = 200, description = "The event", body = One<EventResponse>),
        NotFound,
    ),
)]
pub(super) async fn get(
    Caller(ctx): Caller,
    PathTexts(path): PathTexts<PlainPath>,
    pairs: Pairs,
) -> Result<Response, ApiError> {
    let show = read(pairs)?;
    let found = find(&ctx, path).await?;
    shown(&ctx, &show, found).await
}

/// Gives one event, by its address with a type.
///
/// Needs the permission eventLookup.
#[utoipa::path(
    get,
    path = "/events/v2/event/{type}/{timestamp}/{customerID}/{eventID}",
    operation_id = "getEventResponseWithType",
    params(EventParts, InQuery<ShownFields>),
    responses(
        (status = 200, description = "The event", body = One<EventResponse>),
        NotFound,
    ),
)]
pub(super) async fn get_with_type(
    Caller(ctx): Caller,
    PathTexts(path): PathTexts<EventPath>,
    pairs: Pairs,
) -> Result<Response, ApiError> {
    let show = read(pairs)?;
    let found = event::get(&ctx, event_id(path)?).await?;
    shown(&ctx, &show, found).await
}

fn read(pairs: Pairs) -> Result<V2, ApiError> {
    let mut fields = fields_of::<ShownFields>(pairs);
    let show = V2::read(&mut fields);
    fields.finish()?;
    Ok(show)
}

async fn shown(ctx: &Ctx, show: &V2, event: Event) -> Result<Response, ApiError> {
    let shown = show.show(ctx, vec![event]).await?.pop();
    Ok(Envelope::of(StatusCode::OK, shown).into_response())
}
