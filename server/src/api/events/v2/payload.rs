//! `GET /events/v2/event/{timestamp}/{customerID}/{eventID}/payload`: what went over the wire.

use super::path::{PlainParts, PlainPath, with_type};
use crate::api::{
    ApiError,
    caller::Caller,
    events::{
        id::{EventParts, EventPath},
        v1,
    },
    openapi::{NotFound, One},
    text::PathTexts,
};
use axum::response::Response;

/// Gives what went over the wire, as far as it is known.
///
/// Needs the permission eventLookup.
#[utoipa::path(
    get,
    path = "/events/v2/event/{timestamp}/{customerID}/{eventID}/payload",
    operation_id = "getEventPayload",
    params(PlainParts),
    responses(
        (status = 200, description = "The payload", body = One<v1::EventPayload>),
        NotFound,
    ),
)]
pub(super) async fn payload(
    Caller(ctx): Caller,
    PathTexts(path): PathTexts<PlainPath>,
) -> Result<Response, ApiError> {
    let path = with_type(&ctx, path).await?;
    v1::payload(Caller(ctx), path).await
}

/// Gives what went over the wire, as far as it is known: of an event by its address with a type.
///
/// Needs the permission eventLookup.
#[utoipa::path(
    get,
    path = "/events/v2/event/{type}/{timestamp}/{customerID}/{eventID}/payload",
    operation_id = "getEventPayloadWithType",
    params(EventParts),
    responses(
        (status = 200, description = "The payload", body = One<v1::EventPayload>),
        NotFound,
    ),
)]
pub(super) async fn payload_with_type(
    caller: Caller,
    path: PathTexts<EventPath>,
) -> Result<Response, ApiError> {
    v1::payload(caller, path).await
}
