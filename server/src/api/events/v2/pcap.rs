//! `GET /events/v2/event/{timestamp}/{customerID}/{eventID}/pcap`: a capture file.

use super::path::{PlainPath, with_type};
use crate::api::{ApiError, caller::Caller, events::v1, text::PathTexts};
use axum::response::Response;

pub(super) async fn pcap(
    Caller(ctx): Caller,
    PathTexts(path): PathTexts<PlainPath>,
) -> Result<Response, ApiError> {
    let path = with_type(&ctx, path).await?;
    v1::pcap(Caller(ctx), path).await
}
