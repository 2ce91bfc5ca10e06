//! `PUT /events/v2/event/{timestamp}/{customerID}/{eventID}/assess`: judging one event, by its address without
//! and with a type.

use super::{
    assessment::{self, EventAssessment},
    model::{EventResponse, V2},
    named::as_in_v2,
    path::{PlainParts, PlainPath, plain_id},
};
use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    events::{
        answer::Show,
        id::{EventParts, EventPath, event_id},
    },
    openapi::{NotFound, One},
    text::PathTexts,
};
use argus_domain::{EventId, EventType, Invalid};
use argus_service::{Ctx, event};
use axum::{
    body::Body,
    http::StatusCode,
    response::{IntoResponse, Response},
};

/// Comments, flags and links an aggregated event, or changes its severity.
///
/// Needs the permission assessEvents.
#[utoipa::path(
    put,
    path = "/events/v2/event/{timestamp}/{customerID}/{eventID}/assess",
    operation_id = "assessEvent",
    params(PlainParts),
    request_body = EventAssessment,
    responses(
        (status = 200, description = "The event as it is now", body = One<EventResponse>),
        NotFound,
    ),
)]
pub(super) async fn assess(
    Caller(ctx): Caller,
    PathTexts(path): PathTexts<PlainPath>,
    body: Body,
) -> Result<Response, ApiError> {
    judge(&ctx, plain_id(path)?, body).await
}

/// Comments, flags and links an event, by its address with a type, or changes its severity.
///
/// Raw events are judged by the event that they are a part of. Needs the permission assessEvents.
#[utoipa::path(
    put,
    path = "/events/v2/event/{type}/{timestamp}/{customerID}/{eventID}/assess",
    operation_id = "assessEventWithType",
    params(EventParts),
    request_body = EventAssessment,
    responses(
        (status = 200, description = "The event as it is now", body = One<EventResponse>),
        NotFound,
    ),
)]
pub(super) async fn assess_with_type(
    Caller(ctx): Caller,
    PathTexts(path): PathTexts<EventPath>,
    body: Body,
) -> Result<Response, ApiError> {
    judge(&ctx, event_id(path)?, body).await
}

async fn judge(ctx: &Ctx, id: EventId, body: Body) -> Result<Response, ApiError> {
    let mut fields = body::fields_of::<EventAssessment>(body, body::SMALL).await?;
    let assessment = assessment::read(&mut fields);
    fields.finish()?;
    if id.kind == EventType::Raw {
        let why = "must be AGGR: raw events are judged by the event that they are a part of";
        return Err(Invalid::one("type", why).into());
    }
    let judged = event::assess(ctx, &[id], &assessment).await.map_err(as_in_v2)?;
    let shown = V2::default().show(ctx, judged).await?.pop();
    Ok(Envelope::of(StatusCode::OK, shown).into_response())
}
