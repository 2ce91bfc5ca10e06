//! `GET …/payload`: what went over the wire.

use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    events::{
        criteria::PayloadName,
        id::{EventParts, EventPath, event_id},
    },
    openapi::{NotFound, One},
    text::PathTexts,
};
use argus_domain::PayloadKind;
use argus_service::event;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::ToSchema;

#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api::events) struct EventPayload {
    /// The event's.
    id: String,
    #[serde(rename = "type")]
    #[schema(value_type = PayloadName)]
    kind: PayloadKind,
    /// Text, or base64 where it is binary.
    payload: String,
}

/// Gives what went over the wire, as far as it is known.
///
/// Needs the permission eventLookup.
#[utoipa::path(
    get,
    path = "/events/v1/{type}/{timestamp}/{customerID}/{eventID}/payload",
    operation_id = "getPayload",
    params(EventParts),
    responses(
        (status = 200, description = "The payload", body = One<EventPayload>),
        NotFound,
    ),
)]
pub(in crate::api::events) async fn payload(
    Caller(ctx): Caller,
    PathTexts(path): PathTexts<EventPath>,
) -> Result<Response, ApiError> {
    let id = event_id(path)?;
    let found = event::payload(&ctx, id).await?;
    let shown = EventPayload { id: id.to_string(), kind: found.kind, payload: found.text };
    Ok(Envelope::of(StatusCode::OK, shown).into_response())
}
