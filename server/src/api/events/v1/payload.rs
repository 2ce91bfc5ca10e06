//! `GET …/payload`: what went over the wire.

use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    events::id::{EventPath, event_id},
    text::PathTexts,
};
use argus_domain::PayloadKind;
use argus_service::event;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Serialize;

#[derive(Debug, Serialize)]
struct EventPayload {
    /// The event's.
    id: String,
    #[serde(rename = "type")]
    kind: PayloadKind,
    /// Text, or base64 where it is binary.
    payload: String,
}

pub(in crate::api::events) async fn payload(
    Caller(ctx): Caller,
    PathTexts(path): PathTexts<EventPath>,
) -> Result<Response, ApiError> {
    let id = event_id(path)?;
    let found = event::payload(&ctx, id).await?;
    let shown = EventPayload { id: id.to_string(), kind: found.kind, payload: found.text };
    Ok(Envelope::of(StatusCode::OK, shown).into_response())
}
