//! `GET …/pcap`: a capture file.

use crate::api::{
    ApiError,
    caller::Caller,
    events::id::{EventParts, EventPath, event_id},
    openapi::{File, NotFound},
    text::PathTexts,
};
use argus_service::event;
use axum::{
    http::{HeaderName, header},
    response::{IntoResponse, Response},
};

/// Gives what went over the wire as a capture file.
///
/// Needs the permission eventLookup.
#[utoipa::path(
    get,
    path = "/events/v1/{type}/{timestamp}/{customerID}/{eventID}/pcap",
    operation_id = "getPacketCapture",
    params(EventParts),
    responses(
        (status = 200, description = "The file", content_type = "application/x-pcap", body = inline(File)),
        NotFound,
    ),
)]
pub(in crate::api::events) async fn pcap(
    Caller(ctx): Caller,
    PathTexts(path): PathTexts<EventPath>,
) -> Result<Response, ApiError> {
    let id = event_id(path)?;
    let file = event::packet_capture(&ctx, id).await?;
    let name = format!("attachment; filename=\"{}.pcap\"", id.uuid);
    let headers: [(HeaderName, String); 2] =
        [(header::CONTENT_TYPE, "application/x-pcap".to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok((headers, file).into_response())
}
