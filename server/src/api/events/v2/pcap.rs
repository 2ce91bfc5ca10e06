//! `GET /events/v2/event/{timestamp}/{customerID}/{eventID}/pcap`: a capture file.

use super::path::{PlainParts, PlainPath, with_type};
use crate::api::{
    ApiError,
    caller::Caller,
    events::{
        id::{EventParts, EventPath},
        v1,
    },
    openapi::{File, NotFound},
    text::PathTexts,
};
use axum::response::Response;

/// Gives what went over the wire as a capture file.
///
/// Needs the permission eventLookup.
#[utoipa::path(
    get,
    path = "/events/v2/event/{timestamp}/{customerID}/{eventID}/pcap",
    operation_id = "getEventPacketCapture",
    params(PlainParts),
    responses(
        (status = 200, description = "The file", content_type = "application/x-pcap", body = inline(File)),
        NotFound,
    ),
)]
pub(super) async fn pcap(
    Caller(ctx): Caller,
    PathTexts(path): PathTexts<PlainPath>,
) -> Result<Response, ApiError> {
    let path = with_type(&ctx, path).await?;
    v1::pcap(Caller(ctx), path).await
}

/// Gives what went over the wire as a capture file: of an event by its address with a type.
///
/// Needs the permission eventLookup.
#[utoipa::path(
    get,
    path = "/events/v2/event/{type}/{timestamp}/{customerID}/{eventID}/pcap",
    operation_id = "getEventPacketCaptureWithType",
    params(EventParts),
    responses(
        (status = 200, description = "The file", content_type = "application/x-pcap", body = inline(File)),
        NotFound,
    ),
)]
pub(super) async fn pcap_with_type(caller: Caller, path: PathTexts<EventPath>) -> Result<Response, ApiError> {
    v1::pcap(caller, path).await
}
