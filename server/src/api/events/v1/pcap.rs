//! `GET …/pcap`: a capture file.

use crate::api::{
    ApiError,
    caller::Caller,
    events::id::{EventPath, event_id},
    text::PathTexts,
};
use argus_service::event;
use axum::{
    http::{HeaderName, header},
    response::{IntoResponse, Response},
};

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
