//! `PUT /events/v2/event/{timestamp}/{customerID}/{eventID}/assess`: judging one event, by its address without
//! and with a type.

use super::{
    assessment,
    model::V2,
    named::as_in_v2,
    path::{PlainPath, plain_id},
};
use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    events::{
        answer::Show,
        id::{EventPath, event_id},
    },
    text::PathTexts,
};
use argus_domain::{EventId, EventType, Invalid};
use argus_service::{Ctx, event};
use axum::{
    body::Body,
    http::StatusCode,
    response::{IntoResponse, Response},
};

/// Raw events are not judged, so it is an aggregated one.
pub(super) async fn assess(
    Caller(ctx): Caller,
    PathTexts(path): PathTexts<PlainPath>,
    body: Body,
) -> Result<Response, ApiError> {
    judge(&ctx, plain_id(path)?, body).await
}

pub(super) async fn assess_with_type(
    Caller(ctx): Caller,
    PathTexts(path): PathTexts<EventPath>,
    body: Body,
) -> Result<Response, ApiError> {
    judge(&ctx, event_id(path)?, body).await
}

async fn judge(ctx: &Ctx, id: EventId, body: Body) -> Result<Response, ApiError> {
    let mut fields = body::fields(body, body::SMALL).await?;
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
